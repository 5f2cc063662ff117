Feature: Hotel Duas Casas, on its thresholds

  Background:
    Given the house rules of policies/hotel

  Scenario Outline: What a rate asks when you book: price is exactly EUR 0
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | price | <price>                          |
      | rate  | EUR 100.00                       |
      | start | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed

    Examples:
      | price    |
      | EUR 0.02 |
      | EUR 0.00 |
      | EUR 0.01 |

  Scenario: What a rate asks when you book: deposit-type is non-refund
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | deposit-type | non-refund                       |
      | price        | EUR 100.00                       |
      | rate         | EUR 100.00                       |
      | start        | Wednesday 13 February 2013 14:00 |
    Then she is asked for a deposit of EUR 100.00 by Thursday 7 February 2013 14:00
    And we say paid-ahead

  Scenario Outline: What a rate asks when you book: deposit-type is refundable
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | deposit-type | refundable                       |
      | price        | EUR 100.00                       |
      | rate         | <rate>                           |
      | start        | Wednesday 13 February 2013 14:00 |
    Then she is asked for a deposit of <asked> by Saturday 9 February 2013 14:00
    And we say first-night-ahead

    Examples:
      | rate       | asked      |
      | EUR 99.99  | EUR 99.99  |
      | EUR 100.00 | EUR 100.00 |
      | EUR 100.01 | EUR 100.00 |

  Scenario Outline: What a rate asks when you book: earlier-cancellations is at least 1 and not returning
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | earlier-cancellations | <earlier-cancellations>          |
      | price                 | EUR 100.00                       |
      | rate                  | EUR 100.00                       |
      | start                 | Wednesday 13 February 2013 14:00 |
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | earlier-cancellations | answer   | asked                                                     | said              |
      | 0                     | accepted | nothing                                                   | stay-confirmed    |
      | 1                     | asked    | a deposit of EUR 100.00 by Saturday 9 February 2013 14:00 | first-night-ahead |

  Scenario: A deposit that does not come is asked after: otherwise
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | deposit-type | non-refund                       |
      | price        | EUR 100.00                       |
      | rate         | EUR 100.00                       |
      | start        | Wednesday 13 February 2013 14:00 |
    Then she is asked for a deposit of EUR 100.00 by Thursday 7 February 2013 14:00
    When the deposit is not paid in time
    Then we say deposit-missing
    And we tell the reservations "ask this guest whether the stay goes on"

  Scenario Outline: A group is planned ahead: group-stay and at least 30 calendar days before start
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | party-size | <party-size>               |
      | price      | EUR 100.00                 |
      | rate       | EUR 100.00                 |
      | segment    | groups                     |
      | start      | Friday 15 March 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And we tell the groups-desk "plan the rooms of this group"

    Examples:
      | party-size |
      | 9          |
      | 10         |
      | 11         |

  Scenario Outline: A group is planned ahead: group-stay and at least 30 calendar days before start, 2
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | price   | EUR 100.00 |
      | rate    | EUR 100.00 |
      | segment | groups     |
      | start   | <start>    |
    Then it is accepted
    And we say stay-confirmed
    And we tell the groups-desk <told>

    Examples:
      | start                        | told                                 |
      | Friday 8 March 2013 13:59:59 | "plan the rooms of this group today" |
      | Friday 8 March 2013 14:00    | "plan the rooms of this group"       |
      | Friday 8 March 2013 14:00:01 | "plan the rooms of this group"       |

  Scenario Outline: Your wishes travel ahead of you: special-requests is at least 1
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | price            | EUR 100.00                       |
      | rate             | EUR 100.00                       |
      | special-requests | <special-requests>               |
      | start            | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And <told>

    Examples:
      | special-requests | told                                                                               |
      | 0                | nobody is told anything                                                            |
      | 1                | we tell the housekeeping "this stay has special requests: they are in the booking" |

  Scenario Outline: Small guests get small beds: babies is at least 1
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | babies | <babies>                         |
      | price  | EUR 100.00                       |
      | rate   | EUR 100.00                       |
      | start  | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And <told>

    Examples:
      | babies | told                                             |
      | 0      | nobody is told anything                          |
      | 1      | we tell the housekeeping "put a cot in the room" |

  Scenario Outline: Small guests get small beds: children is given and children is at least 1
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | children | <children>                       |
      | price    | EUR 100.00                       |
      | rate     | EUR 100.00                       |
      | start    | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And <told>

    Examples:
      | children | told                                                         |
      | 0        | nobody is told anything                                      |
      | 1        | we tell the housekeeping "put a bed for a child in the room" |

  Scenario Outline: The earlier you tell us, the less it costs: cancelled-by is house
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | rate | <rate> |
    When the house cancels on Wednesday 6 February 2013 14:00
    Then she is charged nothing
    And she is credited <credit> until Thursday 6 February 2014 14:00
    And we say our-fault

    Examples:
      | rate       | credit     |
      | EUR 99.99  | EUR 99.99  |
      | EUR 100.00 | EUR 100.00 |
      | EUR 100.01 | EUR 100.00 |

  Scenario Outline: The earlier you tell us, the less it costs: price is exactly EUR 0
    Given a booking on Wednesday 13 February 2013 14:00 for <price> with:
      | rate | EUR 100.00 |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged nothing
    And we say cancelled-free

    Examples:
      | price    |
      | EUR 0.02 |
      | EUR 0.00 |
      | EUR 0.01 |

  Scenario Outline: The earlier you tell us, the less it costs: at most 1 calendar day after the booking and at least 7 calendar days before start
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 made on Tuesday 5 February 2013 14:00 with:
      | rate | EUR 100.00 |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say <said>

    Examples:
      | moment                             | charge    | said           |
      | Wednesday 6 February 2013 13:59:59 | nothing   | cancelled-free |
      | Wednesday 6 February 2013 14:00    | nothing   | cancelled-free |
      | Wednesday 6 February 2013 14:00:01 | EUR 50.00 | cancelled      |

  Scenario Outline: The earlier you tell us, the less it costs: at least 90 calendar days before start
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say cancelled

    Examples:
      | moment                             | charge     |
      | Thursday 15 November 2012 13:59:59 | EUR 50.00  |
      | Thursday 15 November 2012 14:00    | EUR 50.00  |
      | Thursday 15 November 2012 14:00:01 | EUR 100.00 |

  Scenario Outline: The earlier you tell us, the less it costs: at least 30 calendar days before start
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | <party-size> |
      | rate       | EUR 100.00   |
      | segment    | groups       |
    When she cancels on Tuesday 10 January 2012 14:00
    Then she is charged nothing
    And we say cancelled-free

    Examples:
      | party-size |
      | 9          |
      | 10         |
      | 11         |

  Scenario Outline: The earlier you tell us, the less it costs: at least 30 calendar days before start, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | rate    | EUR 100.00 |
      | segment | groups     |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say <said>

    Examples:
      | moment                          | charge    | said           |
      | Monday 14 January 2013 13:59:59 | nothing   | cancelled-free |
      | Monday 14 January 2013 14:00    | nothing   | cancelled-free |
      | Monday 14 January 2013 14:00:01 | EUR 25.00 | cancelled      |

  Scenario Outline: The earlier you tell us, the less it costs: at least 14 calendar days before start
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | rate    | EUR 100.00 |
      | segment | groups     |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say cancelled

    Examples:
      | moment                             | charge    |
      | Wednesday 30 January 2013 13:59:59 | EUR 25.00 |
      | Wednesday 30 January 2013 14:00    | EUR 25.00 |
      | Wednesday 30 January 2013 14:00:01 | EUR 50.00 |

  Scenario Outline: The earlier you tell us, the less it costs: by 18:00 on the day before start
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | rate | EUR 100.00 |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say cancelled

    Examples:
      | moment                            | charge     |
      | Tuesday 12 February 2013 17:59:59 | EUR 50.00  |
      | Tuesday 12 February 2013 18:00    | EUR 50.00  |
      | Tuesday 12 February 2013 18:00:01 | EUR 100.00 |

  Scenario Outline: A room kept all night is charged: price is exactly EUR 0
    Given a booking on Wednesday 13 February 2013 14:00 for <price> with:
      | rate | EUR 100.00 |
    When she does not come
    Then she is charged <charge>
    And we say <said>

    Examples:
      | price    | charge   | said            |
      | EUR 0.00 | nothing  | missed-you-free |
      | EUR 0.01 | EUR 0.01 | missed-you      |

  Scenario: A room kept all night is charged: deposit-type is non-refund
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
    When she does not come
    Then she is charged EUR 100.00
    And we say missed-you

  Scenario Outline: A room kept all night is charged: group-stay
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | <party-size> |
      | rate       | EUR 100.00   |
      | segment    | groups       |
    When she does not come
    Then she is charged EUR 50.00
    And we say missed-you

    Examples:
      | party-size |
      | 9          |
      | 10         |
      | 11         |

  Scenario Outline: Welcome, at any hour: not by 23:00 on the day of start
    Given a booking on Wednesday 13 February 2013 14:00
    When she arrives <late> late
    Then she is charged nothing
    And we say <said>

    Examples:
      | late                          | said         |
      | 8 hours 59 minutes 59 seconds | welcome      |
      | 9 hours                       | welcome      |
      | 9 hours 1 second              | welcome-late |

  Scenario: Welcome, at any hour: returning
    Given a booking on Wednesday 13 February 2013 14:00 with:
      | returning | yes |
    When she arrives on time
    Then she is charged nothing
    And we say welcome-back

  Scenario Outline: A parking space is paid on arrival: parking-spaces is at least 1
    Given a booking on Wednesday 13 February 2013 14:00 with:
      | parking-spaces | <parking-spaces> |
    When she arrives on time
    Then she is charged <charge>
    And we say welcome

    Examples:
      | parking-spaces | charge              |
      | 0              | nothing             |
      | 1              | EUR 8.00 as parking |

  Scenario Outline: The stay is paid at the end: at least 1 calendar day before leave
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | leave | Wednesday 13 February 2013 14:00 |
    When the visit is over on <moment>
    Then she is charged EUR 100.00 as stay
    And we say goodbye
    And <told>

    Examples:
      | moment                            | told                                                                      |
      | Tuesday 12 February 2013 13:59:59 | we tell the reception "this guest leaves early: ask whether all was well" |
      | Tuesday 12 February 2013 14:00    | we tell the reception "this guest leaves early: ask whether all was well" |
      | Tuesday 12 February 2013 14:00:01 | nobody is told anything                                                   |

  Scenario: Who writes hears from us: otherwise
    When she writes on Wednesday 13 February 2013 14:00
    Then we owe an answer by Wednesday 13 February 2013 18:00
    And we say message-received

  Scenario Outline: A late answer is our mistake: at least 3 overdue answers since the last answer
    Given a client with <count> <events> ever
    When she writes on Wednesday 13 February 2013 14:00
    Then we owe an answer by Wednesday 13 February 2013 18:00
    When the answer does not come in time
    Then <promise>
    And we say <said>
    And we tell the <told> <told 2>

    Examples:
      | count | events          | promise                                              | said        | told      | told 2                          |
      | 1     | overdue answer  | we owe an answer by Wednesday 13 February 2013 19:00 | answer-late | reception | "a guest waits for an answer"   |
      | 2     | overdue answers | nothing is promised                                  | nothing     | manager   | "a guest has been left waiting" |
      | 3     | overdue answers | nothing is promised                                  | nothing     | manager   | "a guest has been left waiting" |

  Scenario: A forgotten follow-up is made up for: at least 2 overdue follow-ups since the last follow-up
    Given a client with no overdue follow-ups ever
    When a complaint comes on Wednesday 13 February 2013 14:00
    Then we owe a follow-up by Friday 15 February 2013 14:00
    When the follow-up does not come in time
    Then we owe an answer by Wednesday 13 February 2013 16:00
    And we owe an answer by Wednesday 13 February 2013 17:00
    And we owe a follow-up by Saturday 16 February 2013 14:00
    And we say answer-late
    And we tell the reception "a guest waits for an answer"
    And we tell the reception "a guest waits for an answer"
    And we tell the manager "a guest has been left waiting"
    And we tell the reception "ask this guest whether all is well again"

  Scenario: A forgotten follow-up is made up for: at least 2 overdue follow-ups since the last follow-up, 2
    Given a client with 1 overdue follow-up ever
    When a complaint comes on Wednesday 13 February 2013 14:00
    Then we owe a follow-up by Friday 15 February 2013 14:00
    When the follow-up does not come in time
    Then we owe an answer by Wednesday 13 February 2013 16:00
    And we owe an answer by Wednesday 13 February 2013 17:00
    And we say answer-late
    And we tell the reception "a guest waits for an answer"
    And we tell the reception "a guest waits for an answer"
    And we tell the manager "a guest has been left waiting"
    And we tell the manager "a guest was never asked whether all is well again"

  Scenario: What a rate asks when you book: price is exactly EUR 0, 3
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | deposit-type | non-refund                       |
      | price        | EUR 0.00                         |
      | rate         | EUR 100.00                       |
      | start        | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed

  Scenario: A group is planned ahead: group-stay and at least 30 calendar days before start, 3
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | party-size | 10                         |
      | price      | EUR 100.00                 |
      | rate       | EUR 100.00                 |
      | start      | Friday 15 March 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And we tell the groups-desk "plan the rooms of this group"

  Scenario: A group is planned ahead: group-stay
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | party-size | 10                               |
      | price      | EUR 100.00                       |
      | rate       | EUR 100.00                       |
      | start      | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And we tell the groups-desk "plan the rooms of this group today"

  Scenario: Small guests get small beds: babies is at least 1, 2
    Given it is Wednesday 6 February 2013 14:00
    When a booking comes with:
      | babies   | 1                                |
      | children | 1                                |
      | price    | EUR 100.00                       |
      | rate     | EUR 100.00                       |
      | start    | Wednesday 13 February 2013 14:00 |
    Then it is accepted
    And we say stay-confirmed
    And we tell the housekeeping "put a cot in the room"

  Scenario: The earlier you tell us, the less it costs: cancelled-by is house, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 0.00 with:
      | rate | EUR 100.00 |
    When the house cancels on Wednesday 6 February 2013 14:00
    Then she is charged nothing
    And we say our-fault

  Scenario: The earlier you tell us, the less it costs: price is exactly EUR 0, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 0.00 with:
      | rate | EUR 100.00 |
    When she cancels on Thursday 7 February 2013 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you tell us, the less it costs: at most 1 calendar day after the booking and at least 7 calendar days before start, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 made on Tuesday 5 February 2013 14:00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you tell us, the less it costs: at most 1 calendar day after the booking and at least 7 calendar days before start, 3
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 made on Monday 4 February 2013 14:00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged EUR 100.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 90 calendar days before start, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
      | segment      | groups     |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged EUR 100.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 3
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | 10         |
      | rate       | EUR 100.00 |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged EUR 50.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 4
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | 9          |
      | rate       | EUR 100.00 |
    When she cancels on Wednesday 6 February 2013 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: A room kept all night is charged: price is exactly EUR 0, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 0.00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
    When she does not come
    Then she is charged nothing
    And we say missed-you-free

  Scenario: A room kept all night is charged: deposit-type is non-refund, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | deposit-type | non-refund |
      | rate         | EUR 100.00 |
      | segment      | groups     |
    When she does not come
    Then she is charged EUR 100.00
    And we say missed-you

  Scenario: A room kept all night is charged: group-stay, 2
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | 10         |
      | rate       | EUR 100.00 |
    When she does not come
    Then she is charged EUR 50.00
    And we say missed-you

  Scenario: A room kept all night is charged: group-stay, 3
    Given a booking on Wednesday 13 February 2013 14:00 for EUR 100.00 with:
      | party-size | 9          |
      | rate       | EUR 100.00 |
    When she does not come
    Then she is charged EUR 100.00
    And we say missed-you

  Scenario: Welcome, at any hour: not by 23:00 on the day of start, 2
    Given a booking on Wednesday 13 February 2013 14:00 with:
      | returning | yes |
    When she arrives 12 hours late
    Then she is charged nothing
    And we say welcome-late
