/**
 * News of our own with what a careful reader finds in it, harder than the tables of test/annotator, which must all hold:
 * here some is missed, and only the share of what is found is watched.
 */
import type { Kind } from '../../src/annotator/annotation.ts';

/** A position: its words run from the cue through the end of its content, and stand in the text. */
export type GoldPosition = readonly [kind: Kind, party: string | null, words: string, condition?: string];
/** Who says something in so many words, and what. */
export type GoldSaying = readonly [source: string, content: string];

export interface Gold {
  readonly text: string;
  readonly positions: readonly GoldPosition[];
  readonly sayings?: readonly GoldSaying[];
}

export const ARTICLES: readonly Gold[] = [
  {
    text: 'Morven’s port stood still for a third day on Tuesday. The dockers’ union demanded that the harbour board restore the night bonus, and its chairwoman, Edda Roan, said the strike would spread to Calder unless the board returned to the table. The board called the demand unaffordable and ruled out any raise before spring.',
    positions: [
      ['demand', 'dockers’ union', 'demanded that the harbour board restore the night bonus'],
      [
        'threat',
        'dockers’ union',
        'the strike would spread to Calder unless the board returned to the table',
        'unless the board returned to the table',
      ],
      ['refusal', 'harbour board', 'ruled out any raise before spring'],
    ],
    sayings: [['Edda Roan', 'the strike would spread to Calder unless the board returned to the table']],
  },
  {
    text: '“We are ready to talk about the hours, but not about the closures,” the company’s chief executive, Tomas Vell, told reporters. The union’s lawyer, Ines Okafor, answered that there would be no talks without the closures.',
    positions: [
      ['offer', 'company', 'ready to talk about the hours'],
      ['refusal', 'company', 'not about the closures'],
      ['refusal', 'union', 'there would be no talks without the closures', 'without the closures'],
    ],
    sayings: [
      ['the company’s chief executive, Tomas Vell', 'We are ready to talk about the hours, but not about the closures'],
      ['The union’s lawyer, Ines Okafor', 'there would be no talks without the closures'],
    ],
  },
  {
    text: 'Ethiopia will not sign the treaty as long as Sudan keeps its troops in the border province, Foreign Minister Hanna Tesfaye said in Addis Ababa. Sudan offered to withdraw half of them in exchange for a share of the power from the dam. Neither side set a date for the next round.',
    positions: [
      [
        'refusal',
        'Ethiopia',
        'will not sign the treaty as long as Sudan keeps its troops in the border province',
        'as long as Sudan keeps its troops in the border province',
      ],
      [
        'offer',
        'Sudan',
        'offered to withdraw half of them in exchange for a share of the power from the dam',
        'in exchange for a share of the power from the dam',
      ],
    ],
    sayings: [
      ['Foreign Minister Hanna Tesfaye', 'Ethiopia will not sign the treaty as long as Sudan keeps its troops'],
    ],
  },
  {
    text: 'The teachers had asked for nine percent. On Thursday they softened: they could live with six if the classes became smaller, said Ruth Amsel, who leads their negotiators. The ministry said it was willing to look at the classes.',
    positions: [
      ['demand', 'teachers', 'asked for nine percent'],
      ['concession', 'teachers', 'could live with six if the classes became smaller', 'if the classes became smaller'],
      ['concession', 'ministry', 'willing to look at the classes'],
    ],
    sayings: [
      ['Ruth Amsel', 'they could live with six if the classes became smaller'],
      ['The ministry', 'it was willing to look at the classes'],
    ],
  },
  {
    text: 'Japan and South Korea resumed talks on the fishing zone. Tokyo wants Seoul to recall its patrol boats; Seoul insists that the boats stay until a line has been drawn. “The line comes first,” President Lee Sang-min said.',
    positions: [
      ['demand', 'Japan', 'wants Seoul to recall its patrol boats'],
      [
        'demand',
        'South Korea',
        'insists that the boats stay until a line has been drawn',
        'until a line has been drawn',
      ],
    ],
    sayings: [['President Lee Sang-min', 'The line comes first']],
  },
  {
    text: 'The mayor of Altona, Greta Holm, pleaded with the railway to keep the small stations open. The railway’s spokesman said only that all proposals would be studied. Two stations closed last year.',
    positions: [['demand', 'Altona', 'pleaded with the railway to keep the small stations open']],
    sayings: [['The railway’s spokesman', 'all proposals would be studied']],
  },
  {
    text: 'Brazil’s president vowed to answer any new tariff with one of the same size. The United States should think twice, Paulo Nogueira said, adding that his government remained open to a deal.',
    positions: [
      ['threat', 'Brazil', 'vowed to answer any new tariff with one of the same size'],
      ['offer', 'Brazil', 'open to a deal'],
    ],
    sayings: [
      ['Paulo Nogueira', 'The United States should think twice'],
      ['Paulo Nogueira', 'his government remained open to a deal'],
    ],
  },
  {
    text: 'In a letter to the council, the tenants urged it to freeze rents for two years and threatened to withhold payment if it refused. Councillor Brandt dismissed the threat. “Whoever does not pay must go,” he said.',
    positions: [
      ['demand', 'tenants', 'urged it to freeze rents for two years'],
      ['threat', 'tenants', 'threatened to withhold payment if it refused', 'if it refused'],
      ['refusal', 'council', 'dismissed the threat'],
      ['threat', 'council', 'Whoever does not pay must go'],
    ],
    sayings: [['Councillor Brandt', 'Whoever does not pay must go']],
  },
  {
    text: 'Poland has dropped its objection to the pipeline, two diplomats said on Friday. Warsaw had long refused to let the pipe cross its waters. In return it is to receive gas at a lower price.',
    positions: [
      ['concession', 'Poland', 'dropped its objection to the pipeline'],
      ['refusal', 'Poland', 'refused to let the pipe cross its waters'],
    ],
    sayings: [['two diplomats', 'Poland has dropped its objection to the pipeline']],
  },
  {
    text: 'House Democrats said they would vote against the budget unless money for clinics was put back. Republicans rejected that outright, and Senator Dale Whitcomb warned that the government would shut down by midnight if nobody moved.',
    positions: [
      [
        'threat',
        'House Democrats',
        'would vote against the budget unless money for clinics was put back',
        'unless money for clinics was put back',
      ],
      ['refusal', 'Republicans', 'rejected that outright'],
    ],
    sayings: [
      ['House Democrats', 'they would vote against the budget unless money for clinics was put back'],
      ['Senator Dale Whitcomb', 'the government would shut down by midnight if nobody moved'],
    ],
  },
  {
    text: 'The rebels promised safe passage for the aid trucks. The government in Khartoum accepted the promise, on condition that the Red Cross inspects every truck.',
    positions: [
      ['offer', 'rebels', 'promised safe passage for the aid trucks'],
      [
        'concession',
        'Sudan',
        'accepted the promise, on condition that the Red Cross inspects every truck',
        'on condition that the Red Cross inspects every truck',
      ],
    ],
  },
  {
    text: 'Turkey’s call for a new conference found no echo. Greece said that it saw no reason for one, and Cyprus would not attend under any circumstances, its foreign ministry said in a statement.',
    positions: [
      ['demand', 'Turkey', 'call for a new conference'],
      ['refusal', 'Greece', 'saw no reason for one'],
      ['refusal', 'Cyprus', 'would not attend under any circumstances'],
    ],
    sayings: [
      ['Greece', 'it saw no reason for one'],
      ['its foreign ministry', 'Cyprus would not attend under any circumstances'],
    ],
  },
  {
    text: 'The pilots at Norrair have given up their demand for a fourth week of holiday. Management, for its part, conceded a longer rest between flights. “It is a start,” said Jonas Eklund of the pilots’ association.',
    positions: [
      ['concession', 'pilots', 'given up their demand for a fourth week of holiday'],
      ['concession', 'Management', 'conceded a longer rest between flights'],
    ],
    sayings: [['Jonas Eklund of the pilots’ association', 'It is a start']],
  },
  {
    text: 'India asked China to pull back behind the ridge. Beijing denied that its soldiers had crossed it and demanded an apology, saying that New Delhi had staged the incident.',
    positions: [
      ['demand', 'India', 'asked China to pull back behind the ridge'],
      ['demand', 'China', 'demanded an apology'],
    ],
    sayings: [
      ['Beijing', 'its soldiers had crossed it'],
      ['Beijing', 'New Delhi had staged the incident'],
    ],
  },
  {
    text: 'Students who have camped in front of the university for a week want its president to resign. Marian Cole said she had no intention of doing so, but offered the students a seat on the board.',
    positions: [
      ['demand', 'Students', 'want its president to resign'],
      ['refusal', 'university', 'had no intention of doing so'],
      ['offer', 'university', 'offered the students a seat on the board'],
    ],
    sayings: [['Marian Cole', 'she had no intention of doing so']],
  },
  {
    text: 'If the drilling goes on, the islanders will block the harbour, their chief, Amo Tavita, told the oil company on Monday. The company said it had every permit and would go on.',
    positions: [
      ['threat', 'islanders', 'will block the harbour', 'If the drilling goes on'],
      ['refusal', 'company', 'would go on'],
    ],
    sayings: [
      ['their chief, Amo Tavita', 'If the drilling goes on, the islanders will block the harbour'],
      ['The company', 'it had every permit and would go on'],
    ],
  },
  {
    text: 'Hungary blocked the loan again. Prime Minister Istvan Barta said his country would agree only if the frozen money was released first; the commission has so far refused to link the two.',
    positions: [
      [
        'refusal',
        'Hungary',
        'would agree only if the frozen money was released first',
        'only if the frozen money was released first',
      ],
      ['refusal', 'commission', 'refused to link the two'],
    ],
    sayings: [['Prime Minister Istvan Barta', 'his country would agree only if the frozen money was released first']],
  },
  {
    text: 'Farmers across the valley called on the government to lift the ban on wells. “Without water we have nothing,” said Luisa Prieto, a grower. The agriculture minister, Carlos Rey, proposed a fund for those who lose their crop.',
    positions: [
      ['demand', 'Farmers', 'called on the government to lift the ban on wells'],
      ['offer', 'government', 'proposed a fund for those who lose their crop'],
    ],
    sayings: [['Luisa Prieto', 'Without water we have nothing']],
  },
  {
    text: 'North Korea said it would consider a pause in its tests if the exercises were called off. Washington and Seoul turned the idea down within hours.',
    positions: [
      [
        'offer',
        'North Korea',
        'would consider a pause in its tests if the exercises were called off',
        'if the exercises were called off',
      ],
      ['refusal', 'United States', 'turned the idea down'],
    ],
    sayings: [['North Korea', 'it would consider a pause in its tests if the exercises were called off']],
  },
  {
    text: 'The theatre opens its season on Friday with a comedy. Tickets cost twelve pounds. The director, Nora Finch, said she had wanted something light after a long winter.',
    positions: [],
    sayings: [['The director, Nora Finch', 'she had wanted something light after a long winter']],
  },
  {
    text: 'Shares in the bakery rose four percent. Analysts expect it to open thirty shops. It has promised nothing of the kind, a spokeswoman said.',
    positions: [],
    sayings: [['a spokeswoman', 'It has promised nothing of the kind']],
  },
  {
    text: 'Goalkeeper Sam Doyle refused to blame the referee. “We were slow, and they were not,” he said. The team meets Northfield on Sunday.',
    positions: [],
    sayings: [['Goalkeeper Sam Doyle', 'We were slow, and they were not']],
  },
  {
    text: 'Norway’s oil minister, Berit Moen, wrote in the Morning Herald that the fields would be opened in 2030. Environmental groups intend to sue. “This must be stopped,” said Lars Vik of Clean Fjords.',
    positions: [
      ['threat', 'Environmental groups', 'intend to sue'],
      ['demand', 'Clean Fjords', 'This must be stopped'],
    ],
    sayings: [
      ['Norway’s oil minister, Berit Moen', 'the fields would be opened in 2030'],
      ['Lars Vik of Clean Fjords', 'This must be stopped'],
    ],
  },
  {
    text: 'The nurses rejected the hospital’s third offer by a wide margin. They will walk out on Monday if there is no fourth, according to their union. The hospital pledged to keep the emergency room open.',
    positions: [
      ['refusal', 'nurses', 'rejected the hospital’s third offer'],
      ['threat', 'nurses', 'will walk out on Monday if there is no fourth', 'if there is no fourth'],
      ['offer', 'hospital', 'pledged to keep the emergency room open'],
    ],
    sayings: [['their union', 'They will walk out on Monday if there is no fourth']],
  },
  {
    text: 'Peru is pressing Bolivia for the return of the bells. “They belong to us, and we want them back,” Culture Minister Rosa Quispe said. La Paz has signalled that it might lend them for an exhibition.',
    positions: [
      ['demand', 'Peru', 'pressing Bolivia for the return of the bells'],
      ['demand', 'Peru', 'we want them back'],
      ['offer', 'Bolivia', 'might lend them for an exhibition'],
    ],
    sayings: [
      ['Culture Minister Rosa Quispe', 'They belong to us, and we want them back'],
      ['La Paz', 'it might lend them for an exhibition'],
    ],
  },
  {
    text: 'Judge Ellen Marsh gave the two companies until Friday to settle. Brightwater wants its rival to stop using the blue bottle; Clearspring says the colour belongs to nobody and has refused to change it.',
    positions: [
      ['demand', 'Brightwater', 'wants its rival to stop using the blue bottle'],
      ['refusal', 'Clearspring', 'refused to change it'],
    ],
    sayings: [['Clearspring', 'the colour belongs to nobody']],
  },
  {
    text: 'The Scottish government backed down on the bottle tax after weeks of protest. First Minister Alan Kerr said the charge would come a year later. Brewers, who had threatened to leave, welcomed it.',
    positions: [
      ['concession', 'Scottish government', 'backed down on the bottle tax'],
      ['concession', 'Scottish government', 'the charge would come a year later'],
      ['threat', 'Brewers', 'threatened to leave'],
    ],
    sayings: [['First Minister Alan Kerr', 'the charge would come a year later']],
  },
  {
    text: 'Iran must open the site to inspectors by June or face new sanctions, the European ministers said in a joint statement. Tehran answered that it would leave the treaty first.',
    positions: [
      ['demand', 'European ministers', 'must open the site to inspectors by June'],
      ['threat', 'European ministers', 'face new sanctions'],
      ['threat', 'Iran', 'would leave the treaty first'],
    ],
    sayings: [
      ['the European ministers', 'Iran must open the site to inspectors by June or face new sanctions'],
      ['Tehran', 'it would leave the treaty first'],
    ],
  },
];
