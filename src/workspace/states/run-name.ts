import { randomInt } from 'node:crypto';

/** A name for a run that was given none: two words that can be said over the phone, not unique. */
export const randomRunName = (): string => `${pick(ADJECTIVES)}-${pick(ANIMALS)}`;

const pick = (words: readonly string[]): string => words[randomInt(words.length)] ?? 'run';

const ADJECTIVES = `
  able agile amber ample ancient aquatic arctic astute autumn awake azure balmy bold brave breezy bright brisk bronze calm candid cheerful chestnut
  civic clear clever coastal cobalt copper coral cosmic crimson crisp curious dapper daring deft desert diligent distant dusky eager early earnest
  elegant emerald fabled fair famous fearless festive fluent fond frosty garnet gentle gilded glad gleaming golden graceful grand green happy hardy
  hazel honest humble indigo inventive ivory jade jolly jovial keen kind lively loyal lucid lunar magnetic maple marble mellow merry mighty mild
  modest mossy musical nimble noble northern novel oaken olive opal orange patient pearly playful polite prime proud quick quiet radiant rapid rare
  ready robust rosy ruby rustic sapphire scarlet serene sharp silent silver sincere sleek smooth snowy solar spirited spring stable steady sturdy
  sunny swift tidal tidy topaz tranquil upbeat valiant velvet vivid warm wise witty zesty
`
  .trim()
  .split(/\s+/);

const ANIMALS = `
  adder albatross alpaca ant antelope auk avocet badger bat beaver bee beetle bison bittern boar bream buffalo bullfinch bunting buzzard camel
  caracal carp cat chamois cheetah chicken cicada civet clam cod condor coot cormorant cougar coyote crab crane cricket crow cuckoo curlew deer dingo
  dolphin donkey dormouse dove dragonfly duck eagle eel egret eland elk emu ermine falcon ferret finch firefly flamingo fox frog gannet gazelle gecko
  gibbon giraffe goat goose grebe grouse gull hamster hare hawk hedgehog heron herring hog hornet horse hyrax ibex ibis iguana impala jackal jackdaw
  jaguar jay kestrel kingfisher kite kiwi koala lark lemming lemur leopard limpet linnet lion lizard llama lobster loon lynx macaw mackerel magpie
  mallard marmot marten mink mole mongoose moose moth mouse narwhal newt nightjar ocelot octopus orca oriole osprey otter owl oyster panda panther
  parrot partridge pelican penguin perch petrel pheasant pigeon pike plover pony puffin puma quail rabbit raccoon raven robin rook salmon sardine
  seal shark sheep shrew siskin skylark sloth snail snipe sparrow squid squirrel starling stoat stork sturgeon swallow swan swift tapir tern thrush
  tiger toad tortoise toucan trout turtle viper vole wagtail walrus weasel whale wolf wombat wren yak zebra
`
  .trim()
  .split(/\s+/);
