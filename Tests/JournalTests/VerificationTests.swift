import Domain
import JSON
import Testing

@testable import Journal

@Suite struct VerificationTests {
    private func verification(_ severities: [Severity]) -> Verification {
        Verification(
            directory: "/h/runs/t/r",
            kind: .run,
            id: "r",
            eventCount: 3,
            chunkCount: 2,
            bytesRead: 90,
            findings: severities.map { Finding($0, "worker.log", "message") }
        )
    }

    @Test func severitiesRiseFromWhatIsNormalToWhatMustNotBe() {
        #expect(Severity.allCases.sorted() == [.note, .torn, .missing, .damaged, .edited])
        #expect(Severity.allCases.filter(\.isDamage) == [.missing, .damaged, .edited])
    }

    @Test func theWorstFindingIsTheWord() {
        #expect(verification([]).word == "whole")
        #expect(verification([.note]).word == "whole")
        #expect(verification([.torn, .note]).word == "torn")
        #expect(verification([.damaged, .edited, .missing]).word == "edited")
        #expect(verification([.missing, .torn]).word == "missing")
    }

    @Test func tornIsNoDamageAndMissingIs() {
        #expect(!verification([]).isDamaged)
        #expect(!verification([.note, .torn]).isDamaged)
        for severity in [Severity.missing, .damaged, .edited] { #expect(verification([.note, severity]).isDamaged) }
    }

    @Test func theTextForProgramsNamesEverything() {
        let json = verification([.torn]).json
        #expect(
            json.keys == ["schema", "directory", "kind", "id", "result", "events", "chunks", "bytes", "findings"]
        )
        #expect(json["schema"] == "roost.verification/1")
        #expect(json["result"] == "torn")
        #expect(json["findings"]?.arrayValue?.count == 1)
    }

    @Test func aFindingLeavesOutWhatItDoesNotKnow() {
        #expect(Finding(.note, "f", "m").json.keys == ["severity", "file", "message"])
        let full = Finding(.damaged, "f", "m", offset: 0, length: 5, sequence: 7).json
        #expect(full.keys == ["severity", "file", "message", "offset", "length", "sequence"])
        #expect(full["severity"] == "damaged")
        #expect(full["offset"] == 0)
    }
}
