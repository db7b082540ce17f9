import Domain
import JSON
import Testing

@testable import Agents

@Suite struct AgentSpeechTests {
    private let speech = AgentSpeech(.claude, isInteractive: true)

    private func said(_ wish: AgentWish) throws -> String {
        let bytes = try speech.bytes(of: wish)
        #expect(bytes.last == UInt8(ascii: "\n"))
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    @Test func whatIsSaidIsOneLineThatClaudeCodeReads() throws {
        #expect(
            try said(.message("also\nthis"))
                == #"{"type":"user","message":{"role":"user","content":"also\nthis"},"#
                + #""parent_tool_use_id":null,"session_id":""}"#
        )
        #expect(
            try said(.permission(.allowed, request: "r-1"))
                == #"{"type":"control_response","response":{"subtype":"success","request_id":"r-1","#
                + #""response":{"behavior":"allow"}}}"#
        )
        #expect(
            try said(.permission(.denied(message: "Not there."), request: "r-1"))
                .hasSuffix(#""response":{"behavior":"deny","message":"Not there."}}}"#)
        )
        #expect(
            try said(.permission(.denied(message: nil, endsTurn: true), request: "r-1"))
                .hasSuffix(#"{"behavior":"deny","message":"This was not allowed.","interrupt":true}}}"#)
        )
        #expect(
            try said(.interrupt(request: "i-1"))
                == #"{"type":"control_request","request_id":"i-1","request":{"subtype":"interrupt"}}"#
        )
    }

    @Test func anAnswerGoesBackInTheInputOfItsQuestion() throws {
        let question = try AgentQuestion.sample()
        let text = try said(.answer(.text("Blue"), to: question))
        #expect(text.contains(#""answers":{"Which colour?":"Blue","How many?":"Blue"}"#))
        #expect(text.contains(#""behavior":"allow","updatedInput":{"questions":["#))
        let each = try said(.answer(.each(["How many?": "2", "Other": "x"]), to: question))
        #expect(each.contains(#""answers":{"How many?":"2"}"#))
        #expect(throws: AgentError.nothingSaid("the answer to a question")) {
            try speech.bytes(of: .answer(.each([:]), to: question))
        }
    }

    @Test func aPermissionIsNoQuestion() throws {
        let asked = try #require(AgentQuestion(line: try JSONReader.read(AgentQuestion.permissionLine)))
        #expect(throws: AgentError.notQuestion("Bash")) { try speech.bytes(of: .answer(.text("x"), to: asked)) }
    }

    @Test(arguments: WorkerKind.allCases) func whoReadsNothingIsNotSpokenTo(kind: WorkerKind) {
        #expect(throws: AgentError.takesNoInput(kind)) {
            try AgentSpeech(kind, isInteractive: false).bytes(of: .message("hello"))
        }
        if !kind.canBeInteractive {
            #expect(throws: AgentError.takesNoInput(kind)) {
                try AgentSpeech(kind, isInteractive: true).bytes(of: .message("hello"))
            }
        }
    }

    @Test func aLineFitsIntoAPipe() {
        let text = String(repeating: "\u{1}", count: AgentSpeech.lineBytesMax / 5)
        #expect(throws: AgentError.self) { try speech.bytes(of: .message(text)) }
        #expect(throws: AgentError.nothingSaid("a message")) { try speech.bytes(of: .message("")) }
    }
}
