import Domain
import JSON
import Testing

@testable import Queries

@Suite struct VerdictNotesTests {
    private let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    private func notes(_ data: JSONValue, isOver: Bool = false) -> [ExplanationNote] {
        VerdictNotes(at: at, message: "it waits", data: data).notes(run: "run-1", task: "gh-450", isOver: isOver)
    }

    private var limited: JSONValue {
        .object(
            Verdict(
                .rateLimited,
                until: at + .seconds(60),
                cause: .rateLimit,
                evidence: ["it was told so"],
                since: at,
                confidence: .certain
            ).json
        )
    }

    @Test func aVerdictIsToldWithWhatCanBeDone() {
        let told = notes(limited)
        #expect(told.map(\.label) == ["verdict", "evidence", "since", "sure", "do", "do"])
        #expect(told[0].text == "rate limited: its account has no more room for now")
        #expect(told[2].text == "2026-11-21T01:02:03.456Z, until 2026-11-21T01:03:03.456Z")
        #expect(told[2].times == [at, at + .seconds(60)] && told[3].times == [at])
        #expect(told[4].text == "roost logs run-1   read what it has written")
    }

    @Test func whatIsOverCanOnlyBeLookedAt() {
        #expect(notes(limited, isOver: true).map(\.label) == ["verdict"])
    }

    @Test func whatAnOlderProgramSaidIsToldAsItStands() {
        #expect(notes(["verdict": "stuck", "cause": "it hangs"]).map(\.text) == ["stuck: it hangs"])
        #expect(notes(.null).map(\.text) == ["it waits"])
    }
}
