/**
 * The commands of mathematics that Temml and our macros set as formulas, and that do nothing else. Pages check BibTeX by them, since
 * Temml is too large for a page. `tests/text/math/safe-tex.test.ts` compares the list with Temml.
 */
export const MATH_COMMANDS: ReadonlySet<string> = wordsOf(`
AA AE Alpha And Angstrom Aut Bbb Bbbk Beta Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr Bot Box Bqty Bra Braket Bumpeq
CC Cap Chi Colonapprox Coloneq Coloneqq Colonsim Complex Coppa Cov Cup DH DJ DOTSB DOTSI DOTSX Dagger Darr Del Delta
Diamond Doteq Downarrow EE Earth End Epsilon Eqcolon Eqqcolon Eta Ext FF Finv GF GL Ga Gal Game Gamma H Harr Hom
Huge Id Im Inf Integer Iota Join KL Kappa Ker Ket Koppa L LARGE LaTeX Lam Lambda Large Larr Leftarrow Leftrightarrow
Lleftarrow Longleftarrow Longleftrightarrow Longrightarrow Lrarr Lsh Mu N NG NN NP Nand Nat Nor Nu O OE OPT Oh Om
Omega Omicron Otimes Overrightarrow P PP PV Perp Phi Pi Pr Prob Psi Q QED QQ R RR Rank Rarr Re ReLU Real Reals Res
Rho Rightarrow Rrightarrow Rsh S SL SNR Sampi Set Sig Sigma Spec Sqcap Sqcup Stigma Subset Supset TH Tau TeX Temml
TextOrMath Theta Tiny Tor Tr Uarr Uparrow Updownarrow Upsilon VDash Var Vdash Vee Vert Vol Vvdash Wedge Xi Xor Z ZZ
Zeta aa above abs absolutevalue acomm acute ad ae al alef alefsym aleph allowbreak alpha amalg angl angle angln
anticommutator approx approxeq arccos arcctg arceq arcsin arctan arctg arg argmax argmin arraycolsep arraystretch
ast astrosun asymp atop backcong backdprime backepsilon backprime backsim backsimeq backslash backtrprime ballotx
bar barcap barcup barvee barwedge bbA bbB bbC bbD bbE bbF bbG bbH bbI bbJ bbK bbL bbM bbN bbO bbP bbQ bbR bbS bbT
bbU bbV bbW bbX bbY bbZ bbbn bbbr bbbz bcancel be because beta beth between bf big bigO bigOh bigcap bigcirc bigcup
bigcupdot bigcupplus bigdoublevee bigdoublewedge bigg biggl biggm biggr bigl bigm bigodot bigoplus bigotimes bigr
bigsqcap bigsqcup bigstar bigtimes bigtriangledown bigtriangleup biguplus bigvee bigwedge binom blackhourglass
blacklozenge blacksquare blacktriangle blacktriangledown blacktriangleleft blacktriangleright bm bmod bold
boldsymbol bordermatrix bot bowtie boxast boxbox boxcircle boxdot boxed boxminus boxplus boxslash boxtimes bqty bra
brace brack braket breve bull bullet bumpeq c cal calA calB calC calD calE calF calG calH calI calJ calK calL calM
calN calO calP calQ calR calS calT calU calV calW calX calY calZ cancel cancelto cap capbarcup capdot capovercup cd
cdot cdotp cdots ce ceil cent centerdot cfrac ch check checkmark chemequilibrium chi choose circ circeq
circlearrowleft circlearrowright circledR circledS circledast circledcirc circleddash circledequal circledparallel
circledvert circlehbar clap closedvarcap closedvarcup clubs clubsuit cnums codim coh coker colon colonapprox
coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim coloneq coloneqq colonequals colonminus
colonsim color colorbox comm commutator complement complex concavediamond concavediamondtickleft
concavediamondtickright cong conv coppa coprod copyright cos cosec cosh cost cot cotg coth cp cross crossproduct csc
ctg cth cup cupovercap curl curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dArr dag
dagger daleth darr dashleftarrow dashrightarrow dashv dbinom dblcolon dd ddag ddagger ddddot dddot ddot ddots defeq
define deg degree del delta deq derivative det dfrac dh diag diagdown diagup diam diameter diamond diamonds
diamondsuit differential digamma dim displaystyle dist div divergence divideontimes dj dom dot doteq doteqdot
dotminus dotplus dotproduct dots dotsb dotsc dotsi dotsm dotso dotsx doublebarvee doublebarwedge doublecap doublecup
downarrow downdownarrows downharpoonleft downharpoonright dprime ds dsp dv dyad ell em emph empty emptyset enskip
enspace ensuremath eps epsilon eqcirc eqcolon eqdef eqeq eqeqeq eqqcolon eqsim eqslantgtr eqslantless equal
equalscolon equalscoloncolon equilibriumLeft equilibriumRight equiv erf eta eth euro ev eval evaluated exist exists
exp expectationvalue expval fallingdotseq false fbox fcolorbox fdv female fint flat floor footnotesize forall frac
frak frakA frakB frakC frakD frakE frakF frakG frakH frakI frakJ frakK frakL frakM frakN frakO frakP frakQ frakR
frakS frakT frakU frakV frakW frakX frakY frakZ frown fullouterjoin functionalderivative ga gamma gcd ge genfrac geq
geqq geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq gnsim grad gradient grave gt gtrapprox gtrdot gtreqless
gtreqqless gtrless gtrsim gvertneqq hArr half harr hat hbar hbox hdashline hearts heartsuit hline hom hookleftarrow
hookrightarrow hourglass hphantom hskip hslash hspace huge iddots idotsint iff iiiint iiint iint image imageof imath
impliedby implies in incoh ind inf infin infty injlim innerproduct int intBar intbar intcap intclockwise intcup
integers intercal interleave intlarhk intop intx invamp invlazys iota isin it jmath kappa ker kern ket ketbra koppa
l lAngle lArr lBrace lVert lam lambda land lang langle laplacian large larr lbrace lbrack lceil lcm ldotp ldots le
leadsto left leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows leftmodels leftmoon leftouterjoin
leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq leqslant lessapprox
lessdot lesseqgtr lesseqqgtr lessgtr lesssim lfloor lg lgroup lhd lightning lim liminf limits limsup ll llangle llap
llbracket llcorner lll llless llparenthesis lmoustache ln lnapprox lneq lneqq lnot lnsim log longdiv longleftarrow
longleftharpoondown longleftrightarrow longmapsto longrightarrow longrightharpoonup looparrowleft looparrowright lor
lower lozenge lozengeminus lparen lq lrArr lrarr lrcorner lt ltimes lvert lvertneqq male maltese mapsfrom mapsto
mathbb mathbbm mathbf mathbin mathcal mathchoice mathclap mathclose mathds mathellipsis mathfrak mathinner mathit
mathllap mathnormal mathop mathopen mathord mathpunct mathpzc mathrel mathring mathrlap mathrm mathscr mathsf
mathsfit mathsterling mathstrut mathtt matrix matrixel matrixelement max mbox measeq measuredangle medspace mel
mesomerism mho mid middle min minuscolon minuscoloncolon minusdot minusfdots minusrdots mkern mod models mp mskip mu
multimap multimapboth multimapinv nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash nabla natnums natural
naturals ncong ne nearrow neg negmedspace negthickspace negthinspace neq newline nexists ng ngeq ngeqq ngeqslant
ngtr ni nicefrac nleftarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace nolimits norm
normalsize not notin notni nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubset nsubseteq
nsubseteqq nsucc nsucceq nsupset nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq
nu nvDash nvdash nwarrow o obar obslash oc odiv odot odv oe ogreaterthan oiiint oiint oint olessthan om omega
omicron ominus op operatorname operatornamewithlimits operp oplus opt order ordinarycolon origof oslash otimes
otimeshat outerproduct over overbrace overbracket overgroup overleftarrow overleftharpoon overleftrightarrow
overline overparen overrightarrow overrightharpoon overset owns parallel parr partial partialderivative pb pdv
permil perp phantom phase phi pi pitchfork plim plusmn pm pmb pmod pod pointint poissonbracket poly polylog pounds
pqty prec precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim prescript prime principalvalue prob
prod projlim propto psi pu pv qall qand qas qassume qc qcc qcomma qelse qeven qfor qgiven qif qin qinteger qlet qodd
qor qotherwise qprime qq qqtext qquad qsince qthen qty quad quantity questeq qunless qusing r rAngle rArr rBrace
rVert raise raisebox ran rang rangle rank rarr ratio rbrace rbrack rceil real reals reflectbox relax relu
restriction rfloor rgroup rhd rho right rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows
rightleftharpoons rightmoon rightouterjoin rightrightarrows rightsquigarrow rightthreetimes risingdotseq rk rlap rm
rmoustache rparen rppolint rq rrangle rrbracket rrparenthesis rtimes rule rvert sampi sc scoh scpolint
scriptscriptstyle scriptsize scriptstyle sdot searrow sec sect set setminus sf sfrac sgn sh sharp shift shneg
shortmid shortparallel shpos shuffle sideset sig sigma sign sim simeq sin sincoh sinh sixptsize size sl slashed
small smallfrown smallint smallsetminus smallsmile smash smashtimes smile smiley softmax sout space spades spadesuit
span sphericalangle sqcap sqcup sqint sqrt sqsubset sqsubseteq sqsupset sqsupseteq square ss sslash stackrel
standardstate star stareq stigma strictfi strictif sub sube subset subseteq subseteqq subsetneq subsetneqq substack
succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim sum sun sup supe supp supset supseteq
supseteqq supsetneq supsetneqq surd swarrow tan tanh tau tbinom text textbf textcircled textcolor textdegree textit
textmd textmu textnormal textrm textsc textsf textsl textstyle textsubscript textsuperscript texttt textup tfrac tg
th therefore theta thetasym thickapprox thicksim thickspace thinspace threedotcolon tilde times tiny tmspace to top
tr triDash triangle triangledown triangleleft trianglelefteq triangleminus triangleplus triangleq triangleright
trianglerighteq triangletimes tripleDash tripleDashBetweenDoubleLine tripleDashOverDoubleLine tripleDashOverLine
trprime true tt twocaps twocups twoheadleftarrow twoheadrightarrow typecolon u uArr uarr ulcorner underbar
underbrace underbracket undergroup underleftarrow underleftrightarrow underline underparen underrightarrow underset
uniDash unlhd unrhd upalpha upand uparrow upbeta upchi updelta updownarrow upepsilon upeta upgamma upharpoonleft
upharpoonright upiota upkappa uplambda uplus upmu upnu upomega upomicron upphi uppi uppsi uprho upsigma upsilon
uptau uptheta upuparrows upupsilon upxi upzeta urcorner utilde v vDash va var varDelta varGamma varLambda varOmega
varPhi varPi varPsi varSigma varTheta varUpsilon varXi varclubsuit varcoppa vardiamondsuit vareps varepsilon
varheartsuit variation varinjlim varkappa varliminf varlimsup varnothing varointclockwise varphi varpi varprojlim
varpropto varrho varsigma varspadesuit varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq vartheta vartriangle
vartriangleleft vartriangleright varvdots vb vcentcolon vcenter vdash vdot vdots vec vectorarrow vectorbold
vectorunit vee veebar veedot veedoublebar veeeq veeonvee veps vert vol vphantom vphi vqty vu wedge wedgebar wedgedot
wedgedoublebar wedgeonwedge wedgeq weierp whitesquaretickleft whitesquaretickright widecheck widehat wideparen
widetilde with wn wp wr xLeftarrow xLeftrightarrow xRightarrow xcancel xhookleftarrow xhookrightarrow xi xleftarrow
xleftharpoondown xleftharpoonup xleftrightarrow xleftrightharpoons xlongequal xmapsto xrightarrow xrightharpoondown
xrightharpoonup xrightleftharpoons xspace xtofrom xtwoheadleftarrow xtwoheadrightarrow yen yields yieldsLeft
yieldsLeftRight zeta
`);

/** The environments that Temml sets as formulas. */
export const MATH_ENVIRONMENTS: ReadonlySet<string> = wordsOf(`
Bmatrix Bmatrix* CD Vmatrix Vmatrix* align align* alignat alignat* aligned alignedat array bmatrix bmatrix*
bordermatrix cases darray dcases drcases equation equation* gather gather* gathered matrix matrix* multline
multline* pmatrix pmatrix* rcases smallmatrix split subarray vmatrix vmatrix*
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
