import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct SaidOutcomeTests {
    private func read(_ text: String) throws -> SaidOutcome {
        try SaidOutcome(parsing: Array(text.utf8), file: "f")
    }

    private func full() -> SaidOutcome {
        var outcome = SaidOutcome(ok: false, outcome: .blocked, summary: "Which?", blocked: false, exitCode: 4)
        outcome.needsHuman = true
        outcome.artifacts = [Artifact(name: "plan.md", kind: .artifact, path: "/h/plan.md", description: "The plan.")]
        outcome.followups = [Followup(stepName: "Review", stepKind: .review, reason: "It is large.")]
        return outcome
    }

    @Test func whatIsWrittenReadsBackAsItWas() throws {
        #expect(try SaidOutcome(parsing: full().bytes) == full())
        let small = SaidOutcome(ok: true, outcome: .completed, summary: "")
        #expect(try SaidOutcome(parsing: small.bytes) == small)
    }

    @Test func threeFieldsAreEnough() throws {
        let outcome = try read(#"{"ok":true,"outcome":"completed","summary":"Done."}"#)
        #expect(outcome == SaidOutcome(ok: true, outcome: .completed, summary: "Done."))
        #expect(outcome.exitCode == 0)
        #expect(!outcome.blocked && !outcome.needsHuman)
        #expect(outcome.artifacts.isEmpty && outcome.followups.isEmpty)
    }

    @Test func whatIsNotSaidFollowsFromWhatIs() throws {
        #expect(try read(#"{"ok":false,"outcome":"blocked","summary":""}"#).blocked)
        #expect(try read(#"{"ok":false,"outcome":"failed","summary":""}"#).exitCode == 1)
        #expect(try !read(#"{"ok":false,"outcome":"blocked","summary":"","blocked":false}"#).blocked)
        #expect(try read(#"{"ok":false,"outcome":"failed","summary":"","exitCode":-9}"#).exitCode == -9)
    }

    @Test(arguments: [
        #"{"outcome":"completed","summary":""}"#, #"{"ok":true,"summary":""}"#, #"{"ok":true,"outcome":"completed"}"#,
        #"{"ok":"yes","outcome":"completed","summary":""}"#, #"{"ok":true,"outcome":"great","summary":""}"#,
        #"{"ok":true,"outcome":"completed","summary":null}"#, #"{"ok":true,"outcome":"completed","summary":7}"#,
        #"{"ok":true,"outcome":"completed","summary":"","artifacts":[1]}"#,
        #"{"ok":true,"outcome":"completed","summary":"","artifacts":[{"name":"a"}]}"#,
        #"{"ok":true,"outcome":"completed","summary":"","suggestedFollowup":[{"stepName":"a"}]}"#,
        #"{"ok":true,"outcome":"completed","summary":"","suggestedFollowup":{}}"#,
    ])
    func whatIsNotWellFormedIsRefusedByItsField(_ text: String) {
        let error = #expect(throws: JournalError.self) { _ = try read(text) }
        guard case .field(file: "f", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func wordsInsideThatAreNotKnownAreKept() throws {
        let outcome = try read(
            #"{"ok":true,"outcome":"completed","summary":"","artifacts":[{"name":"a","kind":"film","path":"p"}],"#
                + #""suggestedFollowup":[{"stepName":"s","stepKind":"dream","reason":"r"}]}"#
        )
        #expect(outcome.artifacts.first?.kind == .unknown("film"))
        #expect(outcome.artifacts.first?.description == "")
        #expect(outcome.followups.first?.json["stepKind"] == "dream")
    }

    @Test func aRunThatWasOnlyPreparedSaysWhatWasDeferred() throws {
        let request = try RunFixture(for: "SaidOutcomeTests").request()
        let outcome = SaidOutcome.deferred(request)
        #expect(outcome.outcome == .prepared)
        #expect(outcome.ok)
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.summary
                == "Prepared local log streams and result envelope for work; real shell execution remains deferred."
        )
    }
}
