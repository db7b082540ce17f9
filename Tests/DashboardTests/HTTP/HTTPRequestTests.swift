import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct HTTPRequestTests {
    /// Sends this, and tells what the server made of it.
    private func asked(_ text: String, _ told: @escaping @Sendable (HTTPRequest) -> String) throws -> HTTPProbe.Reply {
        let scene = try ServerScene { call, _ in
            call.answer(HTTPResponse(type: "text/plain", text: told(call.request)))
        }
        let probe = try scene.probe()
        try probe.send(text)
        let reply = try probe.readReply()
        try scene.end()
        return reply
    }

    @Test func aRequestIsHandedOverAsItWasSent() throws {
        let body = "{\"a\":1}"
        let head = "POST /a%20b?c=d%2Be HTTP/1.1\r\nHost: here:80\r\nX-Two: 1\r\nx-two: 2\r\nContent-Length: 7\r\n\r\n"
        let reply = try asked(head + body) { request in
            let isRight =
                request.method == .post && request.methodName == "POST" && request.peer == .loopback
                && !request.isTLS && !request.isHTTP10 && request.rawTarget == Array("/a%20b?c=d%2Be".utf8)
            let path =
                switch request.target {
                case .success(let target): target.segments
                case .failure: ["?"]
                }
            let lines = request.fields.all.map { "\($0.name)=\($0.value)" }
            return "\(isRight) \(path) \(lines) \(String(decoding: request.body, as: UTF8.self))"
        }
        #expect(reply.status == 200)
        let lines = ["Host=here:80", "X-Two=1", "x-two=2", "Content-Length=7"]
        #expect(reply.text == "true \(["a b"]) \(lines) \(body)")
    }

    @Test func aSecondHostIsSeen() throws {
        let reply = try asked("GET / HTTP/1.1\r\nHost: one\r\nHost: two\r\n\r\n") { request in
            "\(request.fields.values("host")) \(request.fields.only("Host") ?? "none")"
        }
        #expect(reply.text == "\(["one", "two"]) none")
    }

    @Test(arguments: ["/../etc/passwd", "/a/%2e%2e/b", "/a%2f..%2fb", "/a%00b", "//etc", "/%5c..%5c", "/%ff"])
    func aTargetThatIsNoneIsHandedOverAsAFault(_ target: String) throws {
        let reply = try asked("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n") { request in
            switch request.target {
            case .success(let target): "\(target.segments)"
            case .failure(let fault): "fault \(fault.status.rawValue)"
            }
        }
        #expect(reply.text == "fault 400")
    }

    @Test func methodsThatNobodyKnowsKeepTheirNames() throws {
        let reply = try asked("BREW /pot HTTP/1.0\r\n\r\n") { "\($0.method) \($0.methodName) \($0.isHTTP10)" }
        #expect(reply.text == "other BREW true")
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400), ("GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nHost : y\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost x\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", 411),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: x\r\n\r\na", 411),
        ("GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505),
    ])
    func whatIsNoSoundRequestIsAnsweredWithoutAsking(_ text: String, status: Int) throws {
        let scene = try ServerScene { call, desk in
            desk.note("asked")
            call.answer(HTTPResponse())
        }
        let probe = try scene.probe()
        try probe.send(text)
        #expect(try probe.readReply().status == status)
        _ = try probe.readToEnd()
        #expect(scene.notes.isEmpty)
        try scene.end()
    }
}
