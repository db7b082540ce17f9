import Platform
import TestSupport
import Testing

@testable import Indexer

/// What formats are told by is tested with `GivenPaths`; here it is what is told besides.
@Suite struct TranscriptRecognitionTests {
    private func head(_ text: String) throws -> TranscriptHead {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("a"), with: Array(text.utf8))
        let file = try SystemDisk().openFile(home.path("a"), .read)
        return try TranscriptHead.read(file, on: SystemDisk())
    }

    @Test(arguments: [
        (#"{"type":"summary"}"# + "\n" + #"{"sessionId":"s"}"#, TranscriptFormat.claudeTranscript, "s"),
        (#"{"session_id":"s"}"#, .claudeStream, "s"),
        (#"{"type":"session_meta","payload":{"id":"s"}}"#, .codexRollout, "s"),
        (#"{"id":"s","instructions":""}"#, .codexRollout, "s"),
        (#"{"type":"thread.started","thread_id":"s"}"#, .codexStream, "s"),
        (#"{"sessionID":"s"}"#, .opencodeStream, "s"),
        ("{\n\"sessionId\":\n\"s\"}", .geminiChat, "s"),
        (#"{"event":"launched"}"#, .aiderAnalytics, ""),
        (#"{"sessionId":""}"#, .claudeTranscript, ""),
        ("no JSON", .claudeTranscript, ""),
    ]) func theConversationIsNamed(_ text: String, _ format: TranscriptFormat, _ conversation: String) throws {
        let identity = try TranscriptRecognition().identity(of: head(text), format, path: "p")
        #expect(identity.conversation ?? "" == conversation)
    }

    @Test func aNameIsNotTakenWhateverItsLength() throws {
        let text = #"{"sessionId":"\#(String(repeating: "s", count: 300))"}"#
        #expect(try TranscriptRecognition().identity(of: head(text), .claudeTranscript, path: "p").conversation == nil)
    }

    @Test func aLineThatIsNotWholeTellsNothing() throws {
        let line = Array(#"{"type":"thread.started","thread_id":"t"}"#.utf8)
        let recognition = TranscriptRecognition()
        #expect(line.withUnsafeBytes { recognition.format(of: $0, isWhole: true) } == .codexStream)
        #expect(line.withUnsafeBytes { recognition.format(of: $0, isWhole: false) } == nil)
    }

    @Test func oneValueOverManyLinesIsATranscriptOnlyWhereItIsReadAsAWhole() throws {
        let recognition = TranscriptRecognition()
        func format(_ text: String) -> TranscriptFormat? {
            Array(text.utf8).withUnsafeBytes { recognition.format(of: $0, isWhole: true) }
        }
        #expect(format("{\n\"type\":\"result\",\n\"session_id\":\"s\"\n}\n") == nil)
        #expect(format("{\"type\":\"result\",\"session_id\":\"s\"}\n") == .claudeStream)
        let chat = "{\n\"sessionId\":\"s\",\n\"projectHash\":\"h\",\n\"messages\":[]\n}\n"
        #expect(format(chat) == .geminiChat)
    }
}
