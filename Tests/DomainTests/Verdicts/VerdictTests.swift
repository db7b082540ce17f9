import Domain
import JSON
import Testing

@Suite struct VerdictTests {
    private let since = WallTime(nanoseconds: 1_795_222_383_123_000_000)

    @Test func aVerdictIsWrittenWithItsEvidence() {
        let verdict = Verdict(
            .rateLimited,
            until: WallTime(nanoseconds: 1_795_222_443_000_000_000),
            cause: .rateLimit,
            evidence: ["rate_limit_event at 00:53:03", "no output for 12 s"],
            since: since,
            confidence: .certain
        )
        #expect(
            JSONWriter.text(.object(verdict.json))
                == #"{"verdict":"rate_limited","cause":"rate_limit","#
                + #""evidence":["rate_limit_event at 00:53:03","no output for 12 s"],"#
                + #""since":"2026-11-21T00:53:03.123Z","confidence":"certain","until":"2026-11-21T00:54:03.000Z"}"#
        )
    }

    @Test(arguments: VerdictKind.allCases, Confidence.allCases)
    func everyVerdictComesBack(kind: VerdictKind, confidence: Confidence) throws {
        let verdict = Verdict(kind, cause: .apiSilence, evidence: ["e"], since: since, confidence: confidence)
        #expect(try Verdict(json: verdict.json) == verdict)
        #expect(verdict.json["until"] == nil)
    }

    @Test func theWordsOfANewerProgramAreKept() throws {
        var json = Verdict(.quiet, cause: .apiSilence, since: since, confidence: .guess).json
        json["verdict"] = "dreaming"
        json["confidence"] = "sworn"
        let verdict = try Verdict(json: json)
        #expect(verdict.kind == .unknown("dreaming"))
        #expect(verdict.confidence == .unknown("sworn"))
        #expect(verdict.json == json)
    }

    @Test func evidenceMustBeTexts() {
        var json = Verdict(.quiet, cause: .apiSilence, since: since, confidence: .guess).json
        json["evidence"] = ["a", 1]
        #expect(throws: FieldError.wrong("evidence", expected: "a list of texts")) { try Verdict(json: json) }
    }

    /// And `paused`, which came with budgets that pause.
    @Test func theKindsAreThoseOfTheDesign() {
        let words = """
            starting working tool_running waiting_permission waiting_answer rate_limited retrying_api compacting \
            paused quiet stalled exited_lingering finished lost unknown
            """
        #expect(VerdictKind.allCases.map(\.rawValue) == words.split(separator: " ").map(String.init))
    }
}
