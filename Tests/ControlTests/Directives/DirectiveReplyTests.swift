import Domain
import JSON
import Testing

@testable import Control

@Suite struct DirectiveReplyTests {
    @Test func requestsReadBackAsTheyWere() throws {
        let request = DirectiveRequest(7, .workerLogs, words: ["w-1", "20"], data: ["key": "k"])
        let text = JSONWriter.text(.object(request.json))
        #expect(text == #"{"directive":"worker-logs","id":7,"args":["w-1","20"],"data":{"key":"k"}}"#)
        #expect(try DirectiveRequest(request.json) == request)
        #expect(try DirectiveRequest(DirectiveRequest(1, .status).json) == DirectiveRequest(1, .status))
    }

    @Test(
        arguments: [
            [:], ["id": 1], ["directive": "status"], ["id": "1", "directive": "status"],
            ["id": 1, "directive": "status", "args": "x"], ["id": 1, "directive": "status", "args": [1]],
            ["id": 1, "directive": "status", "data": []],
        ] as [JSONObject]
    )
    func whatIsNoRequestIsRefused(_ frame: JSONObject) {
        #expect(throws: ControlError.self) { _ = try DirectiveRequest(frame) }
    }

    @Test func repliesReadBackAsTheyWere() throws {
        let done = DirectiveReply(to: 1, .done("restarting in 5s", data: ["pid": 7]))
        #expect(
            JSONWriter.text(.object(done.json)) == #"{"id":1,"ok":true,"detail":"restarting in 5s","data":{"pid":7}}"#
        )
        #expect(try DirectiveReply(done.json) == done)
        let refused = DirectiveReply(to: 2, .refused(.noTarget, "no worker", hint: "all: roost run list"))
        #expect(try DirectiveReply(refused.json) == refused)
        var newer = refused.json
        newer["code"] = "on_strike"
        #expect(try DirectiveReply(newer).answer.code == .unknown("on_strike"))
    }

    @Test func whatDoesNotFitIntoAFrameIsSaid() throws {
        let long = DirectiveReply(to: 3, .done(String(repeating: "x", count: ControlLimits.frameBytesMax)))
        let frame = try #require(try JSONReader.read(long.line).objectValue)
        let reply = try DirectiveReply(frame)
        #expect(reply.id == 3 && reply.answer.code == .known(.failed))
        #expect(long.line.count < ControlLimits.frameBytesMax && long.line.last == 10)
    }
}
