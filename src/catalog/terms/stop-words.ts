import { stemOf } from './stemmer.ts';

// The ending of adverbs. The listed words have the same ending but are not adverbs.
const ADVERB = /(?<!^(?:anoma|assemb|fami|mono|po))ly$/u;
const PARTICIPLE_OR_ADJECTIVE = /^.{2,}[^e]ed$|^.{4,}(?:able|ible|ful)$/u;

/** Whether a stem says nothing about the subject of a paper. A stop word ends a phrase. */
export function isStopWord(stem: string): boolean {
  return STOP_WORDS.has(stem) || ADVERB.test(stem);
}

/** Whether a stem says something about the subject only together with another word. */
export function isGeneral(stem: string): boolean {
  return GENERAL_WORDS.has(stem) || PARTICIPLE_OR_ADJECTIVE.test(stem);
}

const stemsIn = (lines: string): ReadonlySet<string> => new Set(lines.trim().split(/\s+/u).map(stemOf));

// Grammatical words of English, the commonest words of other languages, and words that papers on any subject use.
const STOP_WORDS = stemsIn(`
a able about above abstract according accurate achieve achieved achieving acquire across across-the-board act actual
adapt addition additional address addressed addresses addressing adequate advance advanced advancement advancing
advantage affect affecting after afterwards again against agnostic ago aim aimed aiming al all alleviate allow allowed
allowing almost alone along already also although always am among amongst an analyse analyze analyzed analyzing and
another any anyone anything apart appear applicable applied applying appropriate are argue arise arising around art
article as aside assess assessing associated assume assumed assuming at attain attempt auf author aux available avec
avoid aware away back based basic be became because become been before beforehand behave behind being believe below
benefit beside besides best better between beyond big billion both bottleneck bridge bring broad broader build
building built but by call called came can cannot capable capture capturing careful carried carry cause ce centric
certain ces cette challenging characterize characterized characterizing choice choose chosen clear close codebase
coherent com combine combined combining come common comparable comparative compare compared comparing competitive
complementary complete comprehensive comprise comprising compute computed concern conclude conclusion conduct
conducted confirm connecting consequence consider considerable considered considering consist consistent consisting
construct constructed constructing contain containing contribute contribution conventional correspond corresponding
could cover covering create created creating critical crucial current da dans das day de deal decade decades decrease
deeper define defined defining degrade del deliver dem demonstrate demonstrated demonstrating den denote depend
depending der derive derived des describe described describing design designed designing desirable desired despite
detail detailed determine determined determining develop developed developing development devise did different
difficult discard discover discuss discussed discussing discussion distinct diverse do does doing done double down
draw drawing drawn drive driven du due during each easy easy-to-use effective effectiveness efficiency efficient eg
ein eine einer either el elaborate elegant eliminate else elsewhere emerge emerged emerging employ employed employing
en enable enabling encompassing encourage end end-to-end enhance enhanced enhancement enhancing enjoy enough ensure
ensuring entire essential est establish established establishing estimated et etc evaluate evaluated evaluating even
ever every everything evidence evident examine examined examining exceed exceeding excellent except exhibit exist
existence existing expand expected explain explicit exploit exploited exploiting explore explored exploring extend
extended extending extensive extent extra facilitate fact faculty fail failing fall families far far-reaching faster
feasible few fewer find finding fine fine-grained first five fix flexible focus focuse focused focusing follow
followed following for former formulate formulated found foundational four freedom from full fundamental further
furthermore für gain gap gave general generate generated generating genuine get github give given go going good got
grained great greater grow growing ha had half hand handle handling hard has have having he help helpful helping hence
her here hereafter hereby herein hers hi high-quality higher highest highlight highlighting him his hold hope how
however http https huge hundred i idea identified identify identifying ie if ignore ignoring ii iii illustrate
illustrated im immediate impact implement implemented implementing importance important impose imposed impractical
impressive improve improved improvement improving in in-depth in-house include included including incorporate
incorporated incorporating increase increased increasing indeed indicate indicating individual inform inherent initial
inside insight inspire inspired instead integrate integrated integrating intend intensive interest interested
interesting into intrinsic introduce introduced introducing introduction intuitive investigate investigated
investigating investigation involve involving io is isolated issue ist it its itself join journal just keep kept key
kind know known la lack lacking large-scale larger largest las last late later latest latter le lead leading learn
least leave leaving led les less let leur leverage leveraged leveraging lie lies like limitation limited limiting link
long-standing los lot lower lowest made main maintain maintained maintaining major make making manner many may me mean
meaning meaningful meanwhile measured might million minute minutes mit mitigate mitigating moderate modern modified
modify month more moreover most motivate motivated motivation much multiple must my nature ne near necessary need
needed neither never nevertheless new next no nobody non non-trivial none nontrivial nor not note nothing notion nous
novel now nowhere number numerous observe observed obtain obtained obtaining obvious occur of off offer offering often
old on once one only onto open-source opening opportunities opportunity or oriented original os other otherwise ou our
ourselve out out-of-the-box outline outperform outperformed outperforming outside over overall overcome overcoming
overhead overview own page paper par para particular pas pave per percent percentage perform performed performing
perhaps place play please plus poor popular por pose posed possibility possible posteriori potential pour powerful
practical practice precise predefined presence present presented presenting preserve preserving prevent preventing
previous primary principle principled prior problematic proceed produce produced producing progress prohibitive
promise promising promote proper propose proposed proposing prove proved proven provide provided providing purpose put
que qui quick quite raise range rapid rare rather reach reached real real-world realize realized reason receive
received recent reduce reduced reducing refer refine refined regarding relate related relation release released
relevant relying remain remaining remark remarkable remarks remove replace report reported reporting represent
represented representing require required requirement requiring resolve respect restrict result resultant resulting
retain rethink rethinking reveal revealing revisit revisiting rich rigorous rise role run running same satisfy
satisfying say scarce second see seek seeking seem seen select selected self sense sent separate serve serving ses set
several severe shall share sharing she shed shift short should show showed showing shown significance significant
similar simple simpler simultaneous since single six slow slower small smaller smallest so so-called solid solve
solved solving some somehow someone something sometime somewhat son sont soon sophisticated sort spanning special
specialized specific specified specify standard standpoint start starting state-of-the-art state-of-the-arts still
strength strengthen strict strong stronger strongest struggle studied study studying substantial success successful
such suffer sufficient suggest suggested suggesting suitable suited summarize superior superiority support supported
supporting sur surge surpass surpasses surpassing surprising systematic tackle tackling tailored take taken taking
target targeted ten tend term tested than that the their them themselves then theoretical there thereby therefore
therein thereof these they third this thorough those though thousand three through throughout thus till time-consuming
to today together too took top total toward tradition traditional train transform treat treated treating tremendous
true truth try trying turn twice two typical um uma una unclear uncover und under underexplored underlying understand
understood une unexplored unified unify unifying unique unleash unleashing unless unlike unnecessary unprecedented
until unto up up-to-date upon upper url us use used useful using usual utilize utilized utilizing validating valuable
various varying vast verified verify verifying versatile very via viable vital von want was way we weak weaker website
well well-known went were what whatever when whence whenever where whereas whereby wherein whether which while who
whole whom whose why wide wide-ranging widespread will wise with within without work worked working worse worst would
www year yet yield yielding you your zero zu
`);

// Such as `model`, `data` and `rank` in "reward model", "sensor data" and "low rank".
const GENERAL_WORDS = stemsIn(`
ability access account accuracy action activity ad adaptive aggregate ai algorithm algorithmic alternative amount
analysis analytic analytical application approach approximating arbitrary architecture area artificial aspect
assessment assumption attribute automatic average balance base baseline basis behavior behaviour benchmark
benchmarking block bound budget capability capacity case category central challenge change characteristic
characterization cheap class classical co code collection comment community comparison competence complex complexity
component computation computational computer concept conceptual condition configuration constant constraint
construction content context contextual continuous contrast control core correct correctness correlation cost count
criteria criterion cross cycle data database dataset decision deep definition degree demand dense dependence
dependency depth description detection difference difficulty dimension dimensional direct direction discipline
discrete distance distribution domain dynamic effect effort element empirical engine engineering environment equal
error estimate estimation evaluation event evolution exact example execution expensive experiment experimental
explanation exploration expression extension external extraction factor failure family fast feature feedback field
final finite fixed flow form formal formalism formation formulation forward frame framework free frontier function
functional future generalization generalize generation global goal group growth guarantee guidance guide guideline
heavy heterogeneous hidden high history human identification implementation implication independent inference
influence information input instance integration intelligence intelligent interaction interface intermediate internal
interpretation iterative joint knowledge language large large-language layer learning length level limit line linear
list literature llm local location log logical long look loss low machine match matching mathematical maximal maximize
maximum measure measurement mechanism method methodology metric minimal minimize minimum mode model modeling modelling
modular module multi name native natural network node numerical object objective observation offline online open
operate operation operator optimal option order outcome output pair paradigm parallel parameter part partial pass path
pattern perception performance period person perspective phase phenomenon physical pipeline plan platform point
position positive post pre prediction preliminary presentation problem procedure process processing product program
programming progressive project property proposal protocol prototype public qualitative quality quantitative quantity
query question random rate ratio raw reasoning recognition record reduction reference regime region regular
relationship relative reliability reliable representation research researcher resource response review reward risk
robust robustness rule safe sample scalability scalable scale scaling scenario scheme science scientific scope score
semi sequence sequential series service setting setup shape side signal similarity simulation situation size skill
solution source space span speed spreading stability stable stage state static statistic statistical step strategy
structural structure style sub subject summation system table task technical technique technology test testing theorem
theory thought tight time tool topic track trade trade-off tradeoff training transfer trial type understanding unit
unknown unseen update usage user utility valid validate validation validity value variable variant variation variety
vector verification version view volume word world
`);
