Feature: Rumah Kelapa, on its thresholds

  Background:
    Given the house rules of policies/bed-and-breakfast

  Scenario Outline: The first night keeps the room for you: high-season and nights is less than 2, 2
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for <start>
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | start                               | answer   | asked                                                        | said       |
      | Tuesday 31 August 2027 23:59:59     | declined | nothing                                                      | two-nights |
      | Wednesday 1 September 2027 00:00    | asked    | a deposit of IDR 650000.00 by Saturday 6 February 2027 14:00 | welcome    |
      | Wednesday 1 September 2027 00:00:01 | asked    | a deposit of IDR 650000.00 by Saturday 6 February 2027 14:00 | welcome    |

  Scenario Outline: The first night keeps the room for you: high-season and nights is less than 2, 3
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for <start>
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | start                            | answer   | asked                                                        | said       |
      | Sunday 19 December 2027 23:59:59 | asked    | a deposit of IDR 650000.00 by Saturday 6 February 2027 14:00 | welcome    |
      | Monday 20 December 2027 00:00    | declined | nothing                                                      | two-nights |
      | Monday 20 December 2027 00:00:01 | declined | nothing                                                      | two-nights |

  Scenario Outline: The first night keeps the room for you: high-season and nights is less than 2, 4
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for Saturday 10 July 2027 14:00 with:
      | nights | <nights> |
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | nights | answer   | asked                                                        | said       |
      | 1      | declined | nothing                                                      | two-nights |
      | 2      | asked    | a deposit of IDR 650000.00 by Saturday 6 February 2027 14:00 | welcome    |

  Scenario Outline: The first night keeps the room for you: at least 7 calendar days before start
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for <start>
    Then she is asked for a deposit of IDR 650000.00 by <moment>
    And we say welcome

    Examples:
      | start                               | moment                         |
      | Wednesday 10 February 2027 13:59:59 | Thursday 4 February 2027 02:00 |
      | Wednesday 10 February 2027 14:00    | Saturday 6 February 2027 14:00 |
      | Wednesday 10 February 2027 14:00:01 | Saturday 6 February 2027 14:00 |

  Scenario Outline: The first night keeps the room for you: at least 1 calendar day before start
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for <start>
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | start                             | answer   | asked                                                        | said       |
      | Thursday 4 February 2027 13:59:59 | accepted | nothing                                                      | come-today |
      | Thursday 4 February 2027 14:00    | asked    | a deposit of IDR 650000.00 by Thursday 4 February 2027 02:00 | welcome    |
      | Thursday 4 February 2027 14:00:01 | asked    | a deposit of IDR 650000.00 by Thursday 4 February 2027 02:00 | welcome    |

  Scenario Outline: The earlier you tell us, the less it costs: at least 30 calendar days before start
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the house cancels on <moment>
    Then she is charged nothing
    And she is credited <credit>
    And we owe an offer by <moment 2>
    And we say <said>

    Examples:
      | moment                          | credit                                               | moment 2                         | said          |
      | Monday 11 January 2027 13:59:59 | nothing                                              | Tuesday 12 January 2027 13:59:59 | our-side      |
      | Monday 11 January 2027 14:00    | nothing                                              | Tuesday 12 January 2027 14:00    | our-side      |
      | Monday 11 January 2027 14:00:01 | IDR 650000.00 until Tuesday 11 January 2028 14:00:01 | Monday 11 January 2027 16:00:01  | our-side-late |

  Scenario Outline: The earlier you tell us, the less it costs: at least 14 calendar days before start
    Given a booking of a garden-room on Saturday 10 July 2027 14:00
    When she cancels on <moment>
    Then she is charged IDR 650000.00
    And we say cancelled

    Examples:
      | moment                         |
      | Saturday 26 June 2027 13:59:59 |
      | Saturday 26 June 2027 14:00    |
      | Saturday 26 June 2027 14:00:01 |

  Scenario Outline: The earlier you tell us, the less it costs: at least 3 calendar days before start
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When she cancels on <moment>
    Then she is charged IDR 650000.00
    And we say cancelled

    Examples:
      | moment                          |
      | Sunday 7 February 2027 13:59:59 |
      | Sunday 7 February 2027 14:00    |
      | Sunday 7 February 2027 14:00:01 |

  Scenario: What somebody else pays for, you do not: charged is IDR 0
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When a refilled comes on Wednesday 3 February 2027 14:00 with:
      | nights-filled | 1 |
    Then she is charged nothing
    And we say nothing

  Scenario Outline: Other days are free until a week ahead: at least 7 calendar days before booking.start
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When she moves the booking to Wednesday 17 February 2027 14:00 on <moment>
    Then it is <answer>
    And she is charged <charge>
    And we say <said>

    Examples:
      | moment                             | answer   | charge                  | said       |
      | Wednesday 3 February 2027 13:59:59 | accepted | nothing                 | moved      |
      | Wednesday 3 February 2027 14:00    | accepted | nothing                 | moved      |
      | Wednesday 3 February 2027 14:00:01 | noted    | IDR 325000.00 as moving | moved-late |

  Scenario: We keep the room all night: otherwise
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When she arrives 12 hours late
    Then it is noted
    When the time is Thursday 11 February 2027 10:00
    Then it is noted

  Scenario Outline: Not coming: otherwise
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00 with:
      | nights | <nights> |
    When she does not come
    Then she is charged <charge>
    And we say missed-you

    Examples:
      | nights | charge        |
      | 1      | IDR 650000.00 |
      | 2      | IDR 650000.00 |
      | 3      | IDR 975000.00 |

  Scenario Outline: Welcome, at any hour: not by 22:00 on the day of start
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When she arrives <late> late
    Then we say <said>

    Examples:
      | late                          | said         |
      | 7 hours 59 minutes 59 seconds | welcome-here |
      | 8 hours                       | welcome-here |
      | 8 hours 1 second              | welcome-late |

  Scenario Outline: Leaving: nights-stayed is at least nights
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the visit is over with:
      | nights-stayed | <nights-stayed> |
    Then she is charged <charge> as <charge 2>
    And we say <said>

    Examples:
      | nights-stayed | charge        | charge 2      | said          |
      | 0             | IDR 325000.00 | unused-nights | early-goodbye |
      | 1             | IDR 650000.00 | stay          | goodbye       |

  Scenario: A night with something broken is not a whole night: otherwise
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When a defect comes on Wednesday 3 February 2027 14:00
    Then we owe a repair by Wednesday 3 February 2027 18:00
    When the repair does not come in time
    Then she is credited IDR 325000.00 until Thursday 3 February 2028 18:00
    And we owe an offer by Wednesday 3 February 2027 19:00
    And we say repair-late
    And we tell the caretaker "this guest still waits: mend this first"

  Scenario: What is broken for everybody is told to each who asks: otherwise
    When a disruption comes on Wednesday 10 February 2027 14:00
    Then the house becomes disrupted
    And we tell the desk "tell each guest, before they ask"

  Scenario: It works again: otherwise
    When a restoration comes on Wednesday 10 February 2027 14:00
    Then the house is not disrupted

  Scenario Outline: Who writes hears from us, and from July a room is booked on our page: by-chat and after 30 June 2027
    When she writes about booking on <moment> by whatsapp
    Then <answer>
    And <promise>
    And <recorded> is recorded
    And we say <said>

    Examples:
      | moment                          | answer                       | promise                                        | recorded | said           |
      | Wednesday 30 June 2027 23:59:59 | it is noted                  | we owe an answer by Thursday 1 July 2027 09:00 | a nudge  | page-from-july |
      | Thursday 1 July 2027 00:00      | she is redirected to website | nothing is promised                            | nothing  | book-on-page   |
      | Thursday 1 July 2027 00:00:01   | she is redirected to website | nothing is promised                            | nothing  | book-on-page   |

  Scenario: A complaint during the stay is solved during the stay: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a follow-up by Thursday 11 February 2027 14:00
    And we say we-hear-you

  Scenario: An offer, a call or a question that did not come: otherwise (overdue offer)
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the house cancels on Tuesday 6 January 2026 14:00
    Then we owe an offer by Wednesday 7 January 2026 14:00
    When the offer does not come in time
    Then the booking has ended
    And we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: An offer, a call or a question that did not come: otherwise (overdue call-back)
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the visit is over with:
      | leaving       | house-at-fault |
      | nights-stayed | 0              |
    Then we owe a call-back by Thursday 11 February 2027 14:00
    When the call-back does not come in time
    Then the booking has ended
    And we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: An offer, a call or a question that did not come: otherwise (overdue follow-up)
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Thursday 11 February 2027 14:00
    When the follow-up does not come in time
    Then we say we-are-late
    And we tell the owner "a guest waits to hear from us: do it now"
    And we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: The first night keeps the room for you: high-season and nights is less than 2, 5
    Given it is Wednesday 3 February 2027 14:00
    When she books a garden-room for Thursday 6 January 2028 14:00
    Then she is asked for a deposit of IDR 650000.00 by Saturday 6 February 2027 14:00
    And we say welcome

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 5
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the house cancels on Wednesday 3 February 2027 14:00 because of emergency
    Then she is charged nothing
    And she is credited IDR 650000.00 until Thursday 3 February 2028 14:00
    And we owe an offer by Wednesday 3 February 2027 16:00
    And we say our-side-late

  Scenario: The earlier you tell us, the less it costs: reason is one of weather, emergency, 2
    Given a booking of a garden-room on Saturday 10 July 2027 14:00
    When she cancels on Wednesday 3 February 2027 14:00 because of emergency
    Then she is charged nothing
    And we say kept-for-you

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 6
    Given a booking of a garden-room on Thursday 1 July 2027 14:00
    When she cancels on Thursday 3 June 2027 14:00
    Then she is charged IDR 650000.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 7
    Given a booking of a garden-room on Tuesday 31 August 2027 14:00
    When she cancels on Tuesday 3 August 2027 14:00
    Then she is charged IDR 650000.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 8
    Given a booking of a garden-room on Wednesday 1 September 2027 14:00
    When she cancels on Wednesday 4 August 2027 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 9
    Given a booking of a garden-room on Sunday 19 December 2027 14:00
    When she cancels on Sunday 21 November 2027 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 10
    Given a booking of a garden-room on Monday 20 December 2027 14:00
    When she cancels on Monday 22 November 2027 14:00
    Then she is charged IDR 650000.00
    And we say cancelled

  Scenario: The earlier you tell us, the less it costs: at least 30 calendar days before start, 11
    Given a booking of a garden-room on Thursday 6 January 2028 14:00
    When she cancels on Thursday 9 December 2027 14:00
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you tell us, the less it costs: at least 14 calendar days before start, 2
    Given a booking of a garden-room on Saturday 10 July 2027 14:00 with:
      | nights | 3 |
    When she cancels on Saturday 26 June 2027 14:00
    Then she is charged IDR 650000.00
    And we say cancelled

  Scenario: Leaving: nights-stayed is at least nights, 2
    Given a booking of a garden-room on Wednesday 10 February 2027 14:00
    When the visit is over with:
      | leaving       | house-at-fault |
      | nights-stayed | 1              |
    Then she is charged IDR 650000.00 as stay
    And we say goodbye

  Scenario: Who writes hears from us, and from July a room is booked on our page: by-chat and less than 2 nudges ever, 2
    Given the house is disrupted
    When she writes about booking on Wednesday 10 February 2027 14:00 by whatsapp
    Then we owe an answer by Wednesday 10 February 2027 16:00
    And a nudge is recorded
    And we say page-from-july

  Scenario: Who writes hears from us, and from July a room is booked on our page: house is disrupted, 2
    Given the house is disrupted
    When she writes on Wednesday 10 February 2027 00:00 by website
    Then we owe a status-update by Wednesday 10 February 2027 09:00
    And we say we-know
