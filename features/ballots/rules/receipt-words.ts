/**
 * The 256 words of receipts, one a byte, in order. Short neutral nouns; no two begin with the same four letters, and
 * turning one into another takes at least three letters, so that a word misheard or misspelt stays itself.
 */
export const RECEIPT_WORDS: readonly string[] = (
  "acorn almond anchor anvil apricot apron arch attic autumn avenue badger balcony bamboo banjo barley " +
  "basket beacon beetroot bench bicycle biscuit blossom bluebell bobbin bookcase boulder bracelet bramble " +
  "breeze brick bridge broom bugle button cabin cactus camel campfire candle canyon caravan cardigan " +
  "carousel carrot cedar cello cherry chestnut chimney chisel cinema cinnamon circus clarinet clover " +
  "compass copper coral cottage cricket cupboard curtain cushion daffodil daisy dolphin domino doorbell " +
  "dormouse dragon drawer drum echo ember emerald engine envelope feather fiddle flamingo flute footpath " +
  "forest fossil fountain freckle galaxy garden garlic gazelle ginger giraffe glacier goblet granite grape " +
  "guitar hammock harbour harp harvest hedgehog helmet hilltop honey horizon iceberg igloo indigo inkwell " +
  "island ivory jaguar jasmine jigsaw juniper kangaroo kayak kettle keyhole kitchen knapsack koala lagoon " +
  "lamppost lantern laundry lavender lemon library lilac lizard lobster locket lupin magnet mandolin maple " +
  "marigold meadow meteor mirror mitten moonbeam mosaic muffin mushroom mustard napkin nectar needle " +
  "newspaper nightjar notebook nutmeg oasis oatmeal ocean octopus olive onion orbit orchard origami ostrich " +
  "otter paintbox pancake panda pavilion pebble pelican pencil penguin piano pigeon pillow pineapple planet " +
  "plaster potato prairie pretzel prism pumpkin puzzle pyramid quartz quilt rabbit radish railway raisin " +
  "raven rhubarb ribbon riverbed rosemary rudder saffron sapphire satchel saucer scarf seagull seahorse " +
  "shovel shrimp skylark snowdrop sofa sparrow spinach spiral squirrel stadium starling statue sundial " +
  "sunflower swallow tangerine tapestry teacup teapot telescope thimble thunder toboggan topaz tortoise " +
  "tractor treetop trellis trombone trumpet tulip tunnel umbrella unicorn vanilla veranda village vineyard " +
  "violin volcano waffle walnut waterfall wheat whisker window woodland yacht zebra zigzag"
).split(" ");
