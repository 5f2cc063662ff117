@explaining
Feature: Explaining
  Every answer says because: the rule, the line, where it stands, and the facts that it read. What was assumed is said
  too. The reply to the client is in her language, and each of its figures comes from the answer itself.

  Rule: Why

    Background:
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        services
            cut    EUR 45    45 minutes

        choice reason: illness
        event waiver / waivers

        rule "The earlier you tell us"
            on cancellation
            cancelled-by is house: refund paid
            at least 48 hours before start: free
            by 18:00 on the day before start: charge 25% of price capped at EUR 15
            reason is illness and no waivers this calendar year: free, record waiver
            otherwise: charge 50% of price

        rule "Bookings"
            on booking
            otherwise: accept

        rule "Late"
            on arrival
            more than 15 minutes after start: record no-show
            otherwise: noted

        rule "Missed"
            on no-show
            no earlier no-shows in the last 12 months: charge 50% of price
            otherwise: charge price
        """

    Scenario: An answer in full
      Given a booking of a cut on Friday 19 November 2027 14:00
      When she cancels on Friday 19 November 2027 09:00
      Then the explanation is:
        """
        Cancellation on Friday 19 November 2027 09:00: noted
          The client is charged EUR 22.50.

        Why
          "The earlier you tell us"
            otherwise, as no line above it fits (these house rules:20)
              price: EUR 45.00

        Assumed, as it was not said
          price: EUR 45.00
        """

    Scenario: Why not: each line that was tried, and the fact that ruled it out
      Given a client called Ann with 1 waiver this calendar year
      And a booking of a cut on Friday 19 November 2027 14:00
      When Ann cancels on Friday 19 November 2027 09:00 because of illness
      Then the explanation with all that was tried is:
        """
        Cancellation on Friday 19 November 2027 09:00: noted
          The client is charged EUR 22.50.

        What was tried
          "The earlier you tell us" (these house rules:14)
            no         cancelled-by is house (these house rules:16)
                         cancelled-by is client; house was needed
            no         at least 48 hours before start (these house rules:17)
                         it came on Friday 19 November 2027 09:00, 5 hours before start; at least 48 hours before start (until Wednesday 17 November 2027 14:00) was needed
            no         by 18:00 on the day before start (these house rules:18)
                         it came on Friday 19 November 2027 09:00; by 18:00 on the day before start, Thursday 18 November 2027 18:00, was needed
            no         reason is illness and no waivers this calendar year (these house rules:19)
                         there was 1 waiver this calendar year; none were needed
            decides    otherwise (these house rules:20)

        What was read
          cancelled-by: client
          start: Friday 19 November 2027 14:00
          reason: illness
          waivers this calendar year: 1
          price: EUR 45.00

        Assumed, as it was not said
          price: EUR 45.00
        """

    Scenario: Why this line did not fit
      Given a booking of a cut on Friday 19 November 2027 14:00
      When she cancels 2 hours before start
      Then the line "cancelled-by is house" of "The earlier you tell us" does not fit, because "cancelled-by is client; house was needed"

    Scenario: What nobody said is assumed, and the answer says so
      Given it is Tuesday 2 November 2027 10:00
      When she books a cut for Friday 19 November 2027 09:00
      Then it is assumed that party-size is 1
      And it is assumed that price is EUR 45.00

    Scenario: An answer that records an event explains that one too
      Given a booking of a cut on Friday 19 November 2027 14:00
      When she arrives 20 minutes late
      Then because of the rule "Late" line "more than 15 minutes after start"
      And because of the rule "Missed" line "no earlier no-shows in the last 12 months"
      And the explanation says "A no-show is recorded."

  Rule: Words

    Background:
      Given the house rules of policies/salon
      And it is Friday 19 November 2027 09:00

    Scenario: The reply in her language
      Given a client called Ann who speaks en
      When Ann cancels 5 hours before a colouring
      Then the reply is:
        """
        Thank you for letting us know, Ann. The place on Friday, 19 November at 14:00 is hard to fill this late,
        so we charge €60.00. We are happy to find you a new time.
        """

    Scenario: In the first language of the house where hers is not known
      When she cancels 5 hours before a colouring
      Then we say late-cancellation in nl
      And the reply says "daarom rekenen we € 60,00"
      And the reply in en says "so we charge €60.00"

    Scenario: A complaint is given back in the client's own words, with an apology that is not conditional
      Given a client called Ann who speaks en
      When Ann complains by email "the colour washed out in a week"
      Then the reply is:
        """
        Thank you, Ann. If I understand you well: the colour washed out in a week.

        We are sorry.

        You will hear from us before Friday, 19 November at 10:00.

        We are glad to look at it together: name a time that suits you.
        """
      And the reply does not say "if you feel"

    Scenario: A name that nobody knows is left out with its comma
      Given a client who speaks en
      When she complains "the colour washed out"
      Then the reply says "Thank you. If I understand you well: the colour washed out."

    Scenario: Two clients, each in her own language
      Given a client called Ann who speaks en
      And a client called Bea who speaks nl
      When Ann complains "my colour is gone"
      And Bea complains "mijn kleur is weg"
      Then the reply says "Thank you, Ann."
      And the reply says "Dank je, Bea."
      And we owe Ann an answer by Friday 19 November 2027 10:00
      And we owe Bea an answer by Friday 19 November 2027 10:00

  Rule: For other programs

    Background:
      Given the house rules of policies/salon
      And it is Tuesday 2 November 2027 10:00

    Scenario: An event that cannot be judged says what is missing
      When she writes about booking
      Then it is refused because "`message` lacks `channel`, which the rules on `message` read"

    @programs
    Scenario: Other programs get the same answer as data
      When she books a bridal for Friday 19 November 2027 09:00
      Then the decision has:
        | verdict            | ask                       |
        | obligations.what   | deposit                   |
        | obligations.amount | 105.00                    |
        | obligations.due    | 2027-11-03T10:00:00+01:00 |
        | words.name         | deposit-needed            |
        | because.text       | big-job                   |
        | assumed.party-size | 1                         |

  Rule: Inside the house

    Background:
      Given these house rules:
        """
        house "Rentals"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        event damage / damages
            cost: money

        rule "Damage"
            on damage
            cost is more than EUR 500: tell owner "a large damage", do call-insurer with cost = cost and until = 2 working days after now
            otherwise: do send-voucher with amount = EUR 10, may charge cost as damage
        """
      And it is Tuesday 2 November 2027 10:00

    Scenario: People are told, and other systems get work
      When a damage comes with:
        | cost | EUR 800 |
      Then we tell the owner "a large damage"
      And call-insurer is to be done with:
        | cost  | EUR 800.00                      |
        | until | Thursday 4 November 2027 10:00  |

    Scenario: What is left to whoever is on duty changes nothing by itself
      When a damage comes with:
        | cost | EUR 20 |
      Then whoever is on duty may "charge cost as damage"
      And send-voucher is to be done
      And nothing is charged
      And nobody is told anything
