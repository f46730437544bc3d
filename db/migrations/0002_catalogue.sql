-- What every portal starts with: the bank of questions, the neutral strengths, the top award. The company may change them.

INSERT INTO questions (id, kind, text, position) VALUES
  ('recommend', 'nps', 'How likely are you to recommend working here to a friend?', 1),
  ('comment', 'comment', 'What is the one thing we should fix?', 99),
  ('hours', 'agree', 'I can finish my work in working hours.', 10),
  ('other-teams-help', 'agree', 'When I ask another team for help, I get it.', 11),
  ('heard', 'agree', 'I hear back when I speak up.', 12),
  ('good-looks-like', 'agree', 'I know what good looks like in my job.', 13),
  ('tools', 'agree', 'I have the tools I need.', 14),
  ('use-strengths', 'agree', 'I get to use what I am good at most days.', 15),
  ('cared-about', 'agree', 'Someone here cares about me.', 16),
  ('quality', 'agree', 'My teammates do quality work.', 17),
  ('say', 'agree', 'I have a say in how my work is done.', 18),
  ('purpose', 'agree', 'I know why my work matters to a customer.', 19),
  ('growth', 'agree', 'I learned something new here in the last month.', 20),
  ('thanks', 'agree', 'Somebody thanked me for good work this week.', 21),
  ('mistakes', 'agree', 'I can admit a mistake here without fear.', 22),
  ('lead-listens', 'agree', 'My lead listens before deciding.', 23),
  ('service-score', 'nps', 'How likely are you to recommend this service to a colleague?', 30),
  ('service-passed-on', 'passed_on', 'How often were you passed on?', 31);

INSERT INTO strengths (id, family, name, hint, position) VALUES
  ('fixer', 'hands', 'Fixer', 'Leaves it working.', 1),
  ('finisher', 'hands', 'Finisher', 'Closes the last open box.', 2),
  ('planner', 'hands', 'Planner', 'Knows what comes before what.', 3),
  ('organiser', 'hands', 'Organiser', 'Everything has a place, and is in it.', 4),
  ('builder', 'hands', 'Builder', 'Would rather show you one.', 5),
  ('safe-pair-of-hands', 'hands', 'Safe pair of hands', 'Backs up first, changes second.', 6),
  ('fact-finder', 'head', 'Fact finder', 'Reads the log before having an opinion.', 7),
  ('questioner', 'head', 'Questioner', 'Asks the one we all avoided.', 8),
  ('pattern-spotter', 'head', 'Pattern spotter', 'Has seen this before, somewhere else.', 9),
  ('inventor', 'head', 'Inventor', 'Draws it on a napkin first.', 10),
  ('simplifier', 'head', 'Simplifier', 'Takes half of it away, and it still stands.', 11),
  ('long-view', 'head', 'Long view', 'Thinks of the year after next.', 12),
  ('calm-in-a-rush', 'heart', 'Calm in a rush', 'Slows down when the rest speeds up.', 13),
  ('listener', 'heart', 'Listener', 'Hears what was not said.', 14),
  ('teacher', 'heart', 'Teacher', 'You leave knowing how, not just fixed.', 15),
  ('peacemaker', 'heart', 'Peacemaker', 'Finds what both sides meant.', 16),
  ('host', 'heart', 'Host', 'Nobody eats alone.', 17),
  ('backer', 'heart', 'Backer', 'Stands behind you before you ask.', 18),
  ('storyteller', 'voice', 'Storyteller', 'Makes the numbers walk and talk.', 19),
  ('straight-talker', 'voice', 'Straight talker', 'Says it once, and kindly.', 20),
  ('rallier', 'voice', 'Rallier', 'Gets the room on its feet.', 21),
  ('bargainer', 'voice', 'Bargainer', 'Leaves both sides with something.', 22),
  ('translator', 'voice', 'Translator', 'Speaks floor and speaks server.', 23),
  ('door-opener', 'voice', 'Door opener', 'Knows who to ask, and asks.', 24);

INSERT INTO awards (slug, name, description, criteria, is_jacket, position) VALUES
  ('jacket', 'Fanatical Jacket', 'Beyond anything anyone could ask', '[
    {"name": "Beyond what anyone could ask", "low": "their job", "high": "nobody would have asked"},
    {"name": "Who was helped, and how much", "low": "a nice touch", "high": "people still talk about it"},
    {"name": "It lasted", "low": "gone by Monday", "high": "others do it now"}
  ]', true, 1);
