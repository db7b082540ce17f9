import Control
import JSON
import Testing

@Suite struct RunReplyTests {
    @Test(arguments: [RunReply(to: 1, ok: true), RunReply(to: -2, ok: false, detail: "it takes no input")])
    func itReadsBackAsItWas(_ reply: RunReply) throws {
        #expect(try RunReply(reply.json) == reply)
        #expect(try ShimFrame(reply.json) == .reply(reply))
    }

    @Test func theDetailMayBeLeftOut() throws {
        #expect(try RunReply(["id": 4, "ok": true]) == RunReply(to: 4, ok: true))
        #expect(throws: ControlError.self) { _ = try RunReply(["ok": true]) }
    }

    @Test func factsAreToldFromReplies() throws {
        #expect(try ShimFrame(Samples.pulse.json) == .fact(Samples.pulse))
        #expect(throws: ControlError.self) { _ = try ShimFrame(["mood": "bright"]) }
    }
}
