@deciding
Feature: Deciding
  A house answers each event the same way every time. Inside a rule the first line that fits decides; all rules on an
  event apply; and the strictest verdict is the answer.

  Rule: The salon that ships

    Background:
      Given the house rules of policies/salon

    @cancellation
    Scenario Outline: The earlier she tells us, the less it costs
      Given a booking of a colouring on Friday 19 November 2027 14:00
      When she cancels on <told>
      Then she is charged <charge>
      And because of the rule "The earlier you tell us, the less it costs" line "<line>"

      Examples:
        | told                             | charge    | line                                           |
        | Wednesday 17 November 2027 14:00 | EUR 0.00  | at least 48 hours before start                 |
        | Wednesday 17 November 2027 14:01 | EUR 15.00 | by 18:00 on the opening day before start       |
        | Thursday 18 November 2027 18:00  | EUR 15.00 | by 18:00 on the opening day before start       |
        | Thursday 18 November 2027 18:01  | EUR 60.00 | otherwise                                      |
        | Friday 19 November 2027 13:59    | EUR 60.00 | otherwise                                      |

    @cancellation
    Scenario: When the house cancels, the client is better off
      Given a booking of a bridal on Friday 19 November 2027 09:00
      And she has paid EUR 105 as a deposit
      When the house cancels on Thursday 18 November 2027 10:00
      Then she gets EUR 105.00 back
      And she is credited EUR 10.00 until 18 November 2028 10:00
      And nothing is charged
      And we say our-fault
      And the booking has ended

    @cancellation
    Scenario: Illness is forgiven once a calendar year
      Given it is Friday 19 November 2027 09:00
      When she cancels 3 hours before a cut because of illness
      Then it is free
      And an illness-waiver is recorded

    @cancellation
    Scenario: The second illness of the year is no longer forgiven
      Given it is Friday 19 November 2027 09:00
      And a client with 1 illness-waiver this calendar year
      When she cancels 3 hours before a cut because of illness
      Then she is charged EUR 22.50
      And nothing is recorded

    @booking
    Scenario: A booking is accepted
      Given it is Tuesday 2 November 2027 10:00
      When she books a cut for Friday 5 November 2027 14:00
      Then the answer is accept
      And nothing is asked of anybody

    @booking @money
    Scenario: A big job needs a deposit
      Given it is Tuesday 2 November 2027 10:00
      When she books a bridal for Friday 5 November 2027 09:00
      Then the answer is ask
      And she is asked for a deposit of EUR 105.00 by Wednesday 10:00
      And we say deposit-needed

    @booking @counting
    Scenario: Who stayed away twice pays in advance
      Given it is Tuesday 2 November 2027 10:00
      And a client with 2 no-shows in the last 12 months
      When she books a cut for Friday 5 November 2027 14:00
      Then she is asked for a deposit of EUR 45.00

    @booking @counting
    Scenario: One missed visit is still forgiven, and so are those of long ago
      Given it is Tuesday 2 November 2027 10:00
      And a client with 1 no-show in the last 12 months
      And on Friday 2 October 2026 14:00 she had a no-show
      When she books a cut for Friday 5 November 2027 14:00
      Then it is accepted

    @marks
    Scenario: A mark is a rule that the house remembers
      Given it is Tuesday 2 November 2027 10:00
      And a client who is prepay-only until Tuesday 9 November 2027 00:00
      When she books a cut for Friday 5 November 2027 14:00
      Then she is asked for a deposit of EUR 45.00
      And because of the rule "A deposit for long or risky bookings" line "client is prepay-only"

    @marks
    Scenario: A mark that has ended counts for nothing
      Given a client who is prepay-only from 1 March 2027 until Tuesday 2 November 2027 10:00
      And it is Tuesday 2 November 2027 10:00
      When she books a cut for Friday 5 November 2027 14:00
      Then it is accepted
      And she is not prepay-only

    @no-show
    Scenario: A late arrival is a missed visit after a quarter of an hour
      Given a booking of a cut on Friday 19 November 2027 14:00
      When she arrives 16 minutes late
      Then a no-show is recorded
      And she is charged EUR 22.50
      And the booking has ended

    @no-show
    Scenario Outline: A little late costs a little
      Given a booking of a cut on Friday 19 November 2027 14:00
      When she arrives <late> late
      Then she is charged <charge>
      And nothing is recorded

      Examples:
        | late       | charge    |
        | 5 minutes  | EUR 0     |
        | 6 minutes  | EUR 10.00 |
        | 15 minutes | EUR 15.00 |

    @no-show @marks
    Scenario: The second missed visit costs the whole price, and the next is paid in advance
      Given a booking of a cut on Friday 19 November 2027 14:00
      And she has had 1 no-show in the last 12 months
      When she does not come
      Then she is charged EUR 45.00
      And she becomes prepay-only until 19 November 2028 14:00
      And we say missed-again

    @message
    Scenario: Appointments are made online
      When she writes by whatsapp about booking
      Then she is redirected to the website
      And we say book-online
      And we owe nothing

    @message
    Scenario: Any other message gets an answer
      Given it is Tuesday 2 November 2027 17:30
      When she writes by whatsapp about price
      Then it is noted
      And we owe an answer by Wednesday 09:30

    @abuse
    Scenario: Two insults end it, quietly
      Given it is Tuesday 2 November 2027 10:00
      And a client with 1 abuse ever
      When she insults us by phone
      Then she becomes ended from 1 January 2028
      And we say farewell
      And she is not ended

    @abuse
    Scenario: After the goodbye there are no new bookings
      Given a client who is ended
      When she books a cut 3 opening days ahead
      Then it is declined
      And nothing is charged
      And we say goodbye-stands

  Rule: How the lines of a house work together

    @verdict
    Scenario: All rules on an event apply, and the strictest verdict is the answer
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        rule "Everyone is welcome"
            on booking
            otherwise: accept

        rule "Groups pay ahead"
            on booking
            party-size is at least 6: ask deposit of EUR 10 times party-size within 24 hours

        rule "The room holds ten"
            on booking
            party-size is more than 10: decline
        """
      When a booking comes with:
        | start      | 2027-11-19 14:00 |
        | price      | EUR 80           |
        | party-size | 12               |
      Then the answer is decline
      And because of the rule "The room holds ten"
      And nothing is asked of anybody

    @verdict
    Scenario: Below the limit, the rules that fit all count
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        rule "Everyone is welcome"
            on booking
            otherwise: accept

        rule "Groups pay ahead"
            on booking
            party-size is at least 6: ask deposit of EUR 10 times party-size within 24 hours
        """
      Given it is Tuesday 2 November 2027 10:00
      When a booking comes with:
        | price      | EUR 80 |
        | party-size | 6      |
      Then the answer is ask
      And she is asked for a deposit of EUR 60.00 by Wednesday 3 November 2027 10:00
      And because of the rule "Everyone is welcome"
      And because of the rule "Groups pay ahead"

    @verdict @counting
    Scenario: What was declined has not happened, and no count sees it
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        rule "Every second booking of a day is declined"
            on booking
            exactly 2 bookings in the last 24 hours: decline
            otherwise: accept
        """
      And it is Tuesday 2 November 2027 10:00
      And a client with 1 booking in the last 12 hours
      When a booking comes
      Then the answer is decline
      When a booking comes 1 hour later
      Then the answer is decline
      When a booking comes on Wednesday 3 November 2027 10:00
      Then the answer is accept

    @lines
    Scenario: A line may hold lines
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        rule "Cancelling"
            on cancellation
            price is at least EUR 200:
                at least 7 calendar days before start: free
                otherwise: charge 50% of price
            at least 24 hours before start: free
            otherwise: charge EUR 10
        """
      When she cancels 3 calendar days before a booking of EUR 200
      Then she is charged EUR 100.00
      And because of the rule "Cancelling" line "otherwise"

    @life
    Scenario: A booking that is over takes no more events
      Given the house rules of policies/salon
      And a booking of a cut on Friday 19 November 2027 14:00
      When she does not come
      And she arrives 30 minutes late
      Then it is refused because "has ended"
