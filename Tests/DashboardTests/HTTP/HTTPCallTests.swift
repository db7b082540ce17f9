import Glibc
import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct HTTPCallTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n" }

    /// Keeps each call for the test, and notes which client leaves.
    private static let keep: ServerScene.Take = { call, desk in
        call.onGone = { [unowned desk] in desk.note("gone") }
        desk.calls.append(call)
    }

    @Test func anAnswerMayComeLater() throws {
        let scene = try ServerScene(take: Self.keep)
        let probe = try scene.probe()
        try probe.send(get("/"))
        #expect(try scene.wait { !$0.calls.isEmpty })
        try scene.perform { $0.calls[0].answer(HTTPResponse(.created, type: "text/plain", text: "late")) }
        let reply = try probe.readReply()
        #expect(reply.status == 201)
        #expect(reply.text == "late")
        try probe.send(get("/"))
        #expect(try scene.wait { $0.calls.count == 2 })
        #expect(try scene.perform { $0.calls.map(\.isAnswered) } == [true, false])
        #expect(scene.notes.isEmpty)
        try scene.end()
    }

    @Test func aHeadHasTheLengthOfTheBodyAndNoBody() throws {
        let scene = try ServerScene { call, _ in
            call.answer(HTTPResponse(type: "text/plain", text: "whole"))
        }
        let probe = try scene.probe()
        try probe.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + get("/"))
        let head = try probe.readReply(isBare: true)
        #expect(head.header("Content-Length") == "5")
        #expect(try probe.readReply().text == "whole")
        try scene.end()
    }

    @Test func linesAreSentAsTheyWereSet() throws {
        let scene = try ServerScene { call, _ in
            var response = HTTPResponse(.seeOther, fields: ["X-Empty": "", "Location": "/a\r\nX-Bad: 1"])
            response.fields.add("Set-Cookie", "a=1")
            response.fields.add("Set-Cookie", "b=2")
            response.fields.set("Content-Length", "99")
            call.answer(response)
        }
        let probe = try scene.probe()
        try probe.send(get("/"))
        let reply = try probe.readReply()
        #expect(reply.status == 303)
        #expect(reply.header("Location") == "/a  X-Bad: 1")
        #expect(reply.header("X-Bad") == nil)
        #expect(reply.header("X-Empty") == nil)
        #expect(reply.header("Content-Length") == "0")
        #expect(reply.lines.filter { $0.hasPrefix("Set-Cookie") } == ["Set-Cookie: a=1", "Set-Cookie: b=2"])
        #expect(reply.header("Date") != nil)
        try scene.end()
    }

    @Test(arguments: [HTTPStatus.noContent, .notModified])
    func anAnswerThatMayHaveNoBodyHasNone(_ status: HTTPStatus) throws {
        let scene = try ServerScene { call, _ in
            let isFirst = call.request.rawTarget.count == 1
            call.answer(isFirst ? HTTPResponse(status, fields: ["ETag": "\"1\""]) : HTTPResponse())
        }
        let probe = try scene.probe()
        try probe.send(get("/") + get("/next"))
        let reply = try probe.readReply()
        #expect(reply.status == status.rawValue)
        #expect(reply.header("ETag") == "\"1\"")
        #expect(try probe.readReply().status == 200)
        try scene.end()
    }

    @Test func bytesOfTheProgramAreSentFromWhereTheyAre() throws {
        let bytes = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { room.deallocate() }
        room.copyBytes(from: bytes)
        let asset = HTTPAsset(try #require(UnsafeRawPointer(room.baseAddress)), count: bytes.count)
        let scene = try ServerScene { call, _ in call.answer(HTTPResponse(body: .asset(asset))) }
        let probe = try scene.probe()
        try probe.send(get("/"))
        #expect(try probe.readReply().body == bytes)
        #expect(HTTPResponse(body: .asset(asset)).bytes == bytes)
        try scene.end()
    }

    @Test func itHearsThatItsClientHasLeft() throws {
        let scene = try ServerScene(take: Self.keep)
        let probe = try scene.probe()
        try probe.send(get("/"))
        #expect(try scene.wait { !$0.calls.isEmpty })
        probe.close()
        #expect(try scene.wait { $0.calls[0].isGone })
        #expect(scene.notes == ["gone"])
        // An answer to nobody is no mistake.
        try scene.perform { $0.calls[0].answer(HTTPResponse(type: "text/plain", text: "late")) }
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        #expect(scene.notes == ["gone"])
        try scene.end()
    }

    @Test func aClientThatOnlyListensIsAnsweredAtOnceOrNotAtAll() throws {
        let scene = try ServerScene { call, desk in
            guard call.request.rawTarget.count > 1 else { return Self.keep(call, desk) }
            call.answer(HTTPResponse(type: "text/plain", text: "at once"))
        }
        let quick = try scene.probe()
        try quick.send(get("/now"))
        try quick.finishSending()
        #expect(try quick.readReply().text == "at once")
        let slow = try scene.probe()
        try slow.send(get("/"))
        try slow.finishSending()
        #expect(try slow.readToEnd().isEmpty)
        #expect(scene.notes == ["gone"])
        try scene.end()
    }

    @Test func aStreamForAClientThatHasLeftIsGoneFromTheBeginning() throws {
        let scene = try ServerScene(take: Self.keep)
        let probe = try scene.probe()
        try probe.send(get("/"))
        #expect(try scene.wait { !$0.calls.isEmpty })
        probe.close()
        #expect(try scene.wait { $0.calls[0].isGone })
        let isGone = try scene.perform { desk in
            let stream = desk.calls[0].stream(fields: [:])
            return stream.isGone && !stream.push("nobody") && stream.queuedBytes == 0
        }
        #expect(isGone)
        try scene.end()
    }

    @Test func itIsAnsweredOnceAndNotTwice() async {
        await #expect(processExitsWith: .failure) {
            let scene = try ServerScene { call, _ in
                call.answer(HTTPResponse())
                call.answer(HTTPResponse())
            }
            let probe = try scene.probe()
            try probe.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try probe.readToEnd()
        }
    }
}
