Feature: Restaurant De Zoute Inval, on its thresholds

  Background:
    Given the house rules of policies/restaurant

  Scenario Outline: A table: party-size is more than 24
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 31 January 2027 14:00 with:
      | party-size | <party-size> |
    Then it is <answer>
    And she is asked for <asked>
    And we owe <promise> by Thursday 4 February 2027 14:00
    And we say <said>

    Examples:
      | party-size | answer   | asked                                                     | promise    | said       |
      | 24         | asked    | a deposit of EUR 360.00 by Saturday 6 February 2027 14:00 | a proposal | whole-room |
      | 25         | declined | nothing                                                   | an answer  | two-tables |
      | 26         | declined | nothing                                                   | an answer  | two-tables |

  Scenario Outline: A table: large-group and at least 5 calendar days before start
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Wednesday 10 February 2027 12:00 with:
      | party-size | <party-size> |
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | party-size | answer   | asked                                                     | said          |
      | 6          | accepted | nothing                                                   | table-kept    |
      | 7          | asked    | a deposit of EUR 105.00 by Saturday 6 February 2027 14:00 | group-deposit |
      | 8          | asked    | a deposit of EUR 120.00 by Saturday 6 February 2027 14:00 | group-deposit |

  Scenario: Without the deposit the table is free again: otherwise
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 31 January 2027 14:00 with:
      | party-size | 13 |
    Then she is asked for a deposit of EUR 195.00 by Saturday 6 February 2027 14:00
    When the deposit is not paid in time
    Then the booking has ended
    And we say table-free
    And we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: The deposit comes off the bill: deposit is met
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 31 January 2027 14:00 with:
      | party-size | 13 |
    Then she is asked for a deposit of EUR 195.00 by Saturday 6 February 2027 14:00
    When she pays EUR 194.99 as a deposit on Wednesday 3 February 2027 15:00
    Then it is accepted
    And we say nothing

  Scenario: The deposit comes off the bill: deposit is met, 2
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 31 January 2027 14:00 with:
      | party-size | 13 |
    Then she is asked for a deposit of EUR 195.00 by Saturday 6 February 2027 14:00
    When she pays EUR 195.00 as a deposit on Wednesday 3 February 2027 15:00
    Then it is accepted
    And the deposit came in time
    And the booking becomes confirmed
    And we say group-confirmed

  Scenario Outline: Your group may grow or shrink until the evening before: resize.party-size is more than 24
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When a resize comes on Wednesday 3 February 2027 14:00 with:
      | party-size | <party-size> |
    Then it is <answer>
    And <promise>
    And we say <said>

    Examples:
      | party-size | answer   | promise                                            | said         |
      | 24         | accepted | nothing is promised                                | size-changed |
      | 25         | declined | we owe an answer by Thursday 4 February 2027 14:00 | two-tables   |
      | 26         | declined | we owe an answer by Thursday 4 February 2027 14:00 | two-tables   |

  Scenario Outline: Your group may grow or shrink until the evening before: on-time-to-tell
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When a resize comes on <moment> with:
      | party-size | 1 |
    Then it is accepted
    And we say <said>

    Examples:
      | moment                           | said         |
      | Tuesday 9 February 2027 17:59:59 | size-changed |
      | Tuesday 9 February 2027 18:00    | size-changed |
      | Tuesday 9 February 2027 18:00:01 | fewer-late   |

  Scenario Outline: Allergies go to the kitchen: at least 24 hours before start
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When an allergy-note comes <told> before start
    Then it is accepted
    And <promise>
    And we say <said>
    And we tell the kitchen <told 2>

    Examples:
      | told                           | promise                                              | said          | told 2                                                              |
      | 24 hours 1 second              | nothing is promised                                  | allergy-noted | "a guest has an allergy: it is with the booking"                    |
      | 24 hours                       | nothing is promised                                  | allergy-noted | "a guest has an allergy: it is with the booking"                    |
      | 23 hours 59 minutes 59 seconds | we owe an answer by Tuesday 9 February 2027 15:00:01 | allergy-soon  | "a guest has an allergy, and comes soon: say now what we can serve" |

  Scenario Outline: Who tells us to be late keeps the table: expected is at most 45 minutes after start
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When a delay comes on Wednesday 3 February 2027 14:00 with:
      | expected | <expected> |
    Then it is accepted
    And <promise>
    And the booking becomes held
    And we say <said>

    Examples:
      | expected                            | promise                                               | said            |
      | Wednesday 10 February 2027 13:59:59 | we owe a call-back by Wednesday 3 February 2027 14:15 | shorter-evening |
      | Wednesday 10 February 2027 14:00    | nothing is promised                                   | table-held      |
      | Wednesday 10 February 2027 14:00:01 | nothing is promised                                   | table-held      |

  Scenario Outline: A chair that stays empty is paid: guests is given and guests is less than seats-kept
    Given a booking of a lunch on Sunday 31 January 2027 14:00 with:
      | party-size | 2 |
    When an arrival comes on Wednesday 10 February 2027 14:00 with:
      | guests | <guests> |
    Then she is charged <charge>
    And we say <said>

    Examples:
      | guests | charge                    | said          |
      | 1      | EUR 25.00 as empty-chairs | welcome-fewer |
      | 2      | nothing                   | welcome       |

  Scenario Outline: Not coming and not calling: no earlier no-shows in the last 12 months and not large-group, 2
    Given a booking of a lunch on Wednesday 10 February 2027 14:00 with:
      | party-size | <party-size> |
    When she does not come
    Then she is charged <charge>
    And she <prepay-only>
    And we say <said>

    Examples:
      | party-size | charge     | prepay-only                                               | said         |
      | 5          | EUR 100.00 | is not prepay-only                                        | missed-you   |
      | 6          | EUR 100.00 | is not prepay-only                                        | missed-you   |
      | 7          | EUR 175.00 | becomes prepay-only until Thursday 10 February 2028 14:00 | missed-again |

  Scenario: The earlier you call, the less it costs: cancelled-by is house
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When the house cancels on Wednesday 3 February 2027 14:00
    Then she is charged nothing
    And she is credited EUR 10.00 until Thursday 3 February 2028 14:00
    And we owe a call-back by Wednesday 3 February 2027 15:00
    And we say our-side

  Scenario Outline: The earlier you call, the less it costs: at least 5 calendar days before start, 2
    Given a booking of a lunch on Wednesday 10 February 2027 14:00 with:
      | party-size | 7 |
    When she cancels on <moment>
    Then she is charged <charge>
    And we say <said>

    Examples:
      | moment                          | charge     | said           |
      | Friday 5 February 2027 13:59:59 | nothing    | cancelled-free |
      | Friday 5 February 2027 14:00    | nothing    | cancelled-free |
      | Friday 5 February 2027 14:00:01 | EUR 105.00 | cancelled-late |

  Scenario: The bill: otherwise
    Given a booking of a lunch on Wednesday 10 February 2027 14:00 for EUR 100.00
    When the visit is over
    Then she is charged EUR 100.00 as bill

  Scenario: Who writes hears from us: channel is review
    When she writes on Wednesday 10 February 2027 14:00 by review
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we say message-received

  Scenario Outline: Who writes hears from us: now falls outside opening hours
    When she writes on <moment> by website
    Then we owe an answer by <moment 2>
    And we say <said>

    Examples:
      | moment                          | moment 2                         | said             |
      | Sunday 31 January 2027 16:59:59 | Tuesday 2 February 2027 12:59:59 | message-received |
      | Sunday 31 January 2027 17:00    | Tuesday 2 February 2027 13:00    | after-hours      |
      | Sunday 31 January 2027 17:00:01 | Tuesday 2 February 2027 13:00    | after-hours      |

  Scenario: A complaint at the table is solved at the table: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a follow-up by Saturday 13 February 2027 14:00
    And we say we-hear-you

  Scenario Outline: A late answer is our mistake: at least 3 overdue answers since the last answer
    Given a client with <count> <events> ever
    And it is Wednesday 3 February 2027 14:00
    When she books a lunch for Wednesday 10 February 2027 14:00
    Then we owe an answer by Wednesday 3 February 2027 16:00
    When the answer does not come in time
    Then she is credited <credit>
    And <promise>
    And we say <said>
    And <told>

    Examples:
      | count | events          | credit                                         | promise                                             | said        | told                                                        |
      | 1     | overdue answer  | EUR 10.00 until Thursday 3 February 2028 16:00 | we owe an answer by Wednesday 3 February 2027 17:00 | answer-late | nobody is told anything                                     |
      | 2     | overdue answers | nothing                                        | nothing is promised                                 | nothing     | we tell the owner "a guest has been left waiting: call now" |
      | 3     | overdue answers | nothing                                        | nothing is promised                                 | nothing     | we tell the owner "a guest has been left waiting: call now" |

  Scenario: A call, a proposal or a question that did not come: otherwise (overdue call-back)
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When a delay comes on Wednesday 3 February 2027 14:00 with:
      | expected | Sunday 31 January 2027 14:00 |
    Then we owe a call-back by Wednesday 3 February 2027 14:15
    When the call-back does not come in time
    Then we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: A call, a proposal or a question that did not come: otherwise (overdue follow-up)
    When a complaint comes on Wednesday 10 February 2027 14:00 by in-person
    Then we owe a follow-up by Friday 12 February 2027 14:00
    When the follow-up does not come in time
    Then she is credited EUR 20.00
    And we owe an answer by Wednesday 10 February 2027 15:10
    And we owe an answer by Wednesday 10 February 2027 16:10
    And we say answer-late
    And we tell the owner "a guest has been left waiting: call now"
    And we tell the owner "we did not keep our word to this guest: do it today"

  Scenario: A table: start falls outside kitchen hours, 3
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Wednesday 10 February 2027 14:00 with:
      | party-size | 25 |
    Then it is declined
    And we owe an answer by Wednesday 3 February 2027 16:00
    And we say kitchen-closed

  Scenario: A table: party-size is more than 12, 2
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 31 January 2027 14:00 with:
      | party-size | 13 |
    Then she is asked for a deposit of EUR 195.00 by Saturday 6 February 2027 14:00
    And we owe a proposal by Thursday 4 February 2027 14:00
    And we say whole-room

  Scenario: A table: client is prepay-only, 2
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a lunch for Wednesday 10 February 2027 12:00 with:
      | party-size | 7 |
    Then she is asked for a deposit of EUR 175.00 by Thursday 4 February 2027 14:00
    And we say deposit-for-the-table

  Scenario: A table: large-group and at least 5 calendar days before start, 3
    Given it is Friday 5 February 2027 12:00
    When she books a lunch for Wednesday 10 February 2027 12:00 with:
      | party-size | 7 |
    Then she is asked for a deposit of EUR 105.00 by Monday 8 February 2027 12:00
    And we say group-deposit

  Scenario: A table: large-group and at least 5 calendar days before start, 4
    Given it is Wednesday 3 February 2027 14:00
    When she books a lunch for Sunday 7 February 2027 14:00 with:
      | party-size | 7 |
    Then she is asked for a deposit of EUR 105.00 by Saturday 6 February 2027 12:00
    And we say group-deposit

  Scenario: Not coming and not calling: no earlier no-shows in the last 12 months and not large-group, 4
    Given on Wednesday 25 February 2026 14:00 there was a no-show
    And a booking of a lunch on Wednesday 10 February 2027 14:00
    When she does not come
    Then she is charged EUR 25.00
    And she becomes prepay-only until Thursday 10 February 2028 14:00
    And we say missed-again

  Scenario: Not coming and not calling: no earlier no-shows in the last 12 months and not large-group, 5
    Given on Monday 9 February 2026 14:00 there was a no-show
    And a booking of a lunch on Wednesday 10 February 2027 14:00
    When she does not come
    Then she is charged EUR 25.00
    And we say missed-you

  Scenario: The earlier you call, the less it costs: cancelled-by is house, 2
    Given a booking of a lunch on Wednesday 10 February 2027 14:00 with:
      | party-size | 7 |
    When the house cancels on Wednesday 3 February 2027 14:00
    Then she is charged nothing
    And she is credited EUR 70.00 until Thursday 3 February 2028 14:00
    And we owe a call-back by Wednesday 3 February 2027 15:00
    And we say our-side

  Scenario: The earlier you call, the less it costs: at least 5 calendar days before start, 3
    Given a booking of a lunch on Wednesday 10 February 2027 14:00 with:
      | party-size | 6 |
    When she cancels 96 hours before start
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you call, the less it costs: by 12:00 on the day of start, 2
    Given a booking of a lunch on Wednesday 10 February 2027 14:00
    When she cancels on Wednesday 3 February 2027 14:00 because of illness
    Then she is charged nothing
    And we say cancelled-free

  Scenario: The earlier you call, the less it costs: reason is one of illness, emergency and no forgivens in the last 12 months, 2
    Given on Wednesday 25 February 2026 13:00 there was a forgiven
    And a booking of a lunch on Wednesday 10 February 2027 14:00
    When she cancels 1 hour before start because of illness
    Then she is charged EUR 10.00
    And we say cancelled-late

  Scenario: The earlier you call, the less it costs: reason is one of illness, emergency and no forgivens in the last 12 months, 3
    Given on Monday 9 February 2026 13:00 there was a forgiven
    And a booking of a lunch on Wednesday 10 February 2027 14:00
    When she cancels 1 hour before start because of illness
    Then she is charged nothing
    And a forgiven is recorded
    And we say get-well

  Scenario: Who writes hears from us: channel is review, 2
    When she writes on Monday 1 February 2027 14:00 by review
    Then we owe an answer by Monday 1 February 2027 15:00
    And we say message-received
