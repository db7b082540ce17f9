import Glibc
import Outbound
import Platform
import TestSupport
import Testing

@Suite struct WebCallTests {
    private func error(of request: HTTPRequest) -> OutboundError? {
        do throws(OutboundError) {
            _ = try WebCall.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test func aQuestionGoesOutAndItsAnswerComesBack() throws {
        let server = try HTTPTrial([TrialReply(404, headers: [("ETag", "\"abc\" ")], body: "nothing")])
        var request = HTTPRequest(.get, "\(server.url)/a?b", headers: [HTTPHeader("Accept", "text/plain")])
        request.headers.append(HTTPHeader("X-Empty", ""))
        let answer: HTTPAnswer = try WebCall.send(request)
        #expect(answer.status == 404)
        #expect(answer.header("etag") == "\"abc\"")
        #expect(answer.body == Array("nothing".utf8))
        let question = try #require(server.questions.first)
        #expect(question.method == "GET")
        #expect(question.path == "/a?b")
        #expect(question.headers["accept"] == "text/plain")
        #expect(question.headers["x-empty"] == "")
        #expect(question.headers["user-agent"]?.hasPrefix("roost/") == true)
        try server.end()
    }

    @Test(arguments: ["", "text=word", String(repeating: "x", count: 2 << 20)])
    func aBodyIsSentByteForByte(_ body: String) throws {
        let server = try HTTPTrial([TrialReply(body: "ok")])
        let answer = try WebCall.send(HTTPRequest(.post, server.url, body: Array(body.utf8)))
        #expect(answer.isSuccess)
        #expect(server.questions.first?.text == body)
        #expect(server.questions.first?.headers["expect"] == nil)
        try server.end()
    }

    @Test func nobodyThereIsRefused() throws {
        let server = try HTTPTrial([TrialReply()])
        try server.end()
        #expect(error(of: HTTPRequest(.get, server.url)) == .refused(host: "127.0.0.1"))
    }

    @Test func aServerThatHangsTimesOut() throws {
        let server = try HTTPTrial([.hanging])
        var request = HTTPRequest(.get, server.url)
        request.timeout = .milliseconds(200)
        #expect(error(of: request) == .timedOut(host: "127.0.0.1", after: .milliseconds(200)))
        try server.end()
    }

    @Test func anAnswerThatIsCutIsBroken() throws {
        let server = try HTTPTrial([TrialReply(body: "0123456789", delivery: .cut(afterBytes: 66))])
        let found = error(of: HTTPRequest(.get, server.url))
        guard case .broken(host: "127.0.0.1", _) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.isPassing == true)
        try server.end()
    }

    @Test(arguments: [TrialReply.Delivery.whole, .slow(bytesAtOnce: 64)])
    func anAnswerThatIsTooLargeIsRefused(_ delivery: TrialReply.Delivery) throws {
        let server = try HTTPTrial([TrialReply(body: String(repeating: "x", count: 101), delivery: delivery)])
        var request = HTTPRequest(.get, server.url)
        request.answerBytesMax = 100
        #expect(error(of: request) == .tooLarge(host: "127.0.0.1", bytesMax: 100))
        request.answerBytesMax = 101
        #expect(error(of: request) == nil)
        try server.end()
    }

    @Test func aHeadWithoutEndIsRefused() throws {
        let many = (0..<3_000).map { (name: "X-\($0)", value: String(repeating: "y", count: 40)) }
        let server = try HTTPTrial([TrialReply(headers: many)])
        #expect(error(of: HTTPRequest(.get, server.url)) == .tooLarge(host: "127.0.0.1", bytesMax: 8 << 20))
        try server.end()
    }

    @Test func aServerWithoutTLSIsNotTrusted() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, size)
                _ = listen(listener, 1)
                _ = getsockname(listener, $0, &size)
            }
        }
        let server = SideThread {
            let number = accept(listener, nil, nil)
            var room = [UInt8](repeating: 0, count: 4_096)
            _ = recv(number, &room, room.count, 0)
            let words = Array("HTTP/1.1 400 Speak plainly\r\n\r\n".utf8)
            _ = send(number, words, words.count, Int32(MSG_NOSIGNAL))
            close(number)
        }
        let found = error(of: HTTPRequest(.get, "https://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"))
        try server.join()
        close(listener)
        guard case .untrusted(host: "127.0.0.1", _) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func aRedirectStaysAtItsHost() throws {
        let server = try HTTPTrial { question in
            switch question.path {
            case "/start": TrialReply(302, headers: [("Location", "/end")])
            case "/loop": TrialReply(301, headers: [("Location", "/loop")])
            case "/away": TrialReply(302, headers: [("Location", "http://localhost:9/")])
            case "/port": TrialReply(302, headers: [("Location", "http://127.0.0.1:9/")])
            default: TrialReply(body: "here")
            }
        }
        #expect(try WebCall.send(HTTPRequest(.get, "\(server.url)/start")).body == Array("here".utf8))
        let host = "127.0.0.1"
        #expect(error(of: HTTPRequest(.get, "\(server.url)/loop")) == .redirected(host: host, .tooOften))
        #expect(error(of: HTTPRequest(.get, "\(server.url)/away")) == .redirected(host: host, .otherHost))
        #expect(error(of: HTTPRequest(.get, "\(server.url)/port")) == .redirected(host: host, .otherHost))
        let posted = try WebCall.send(HTTPRequest(.post, "\(server.url)/start", body: []))
        #expect(posted.status == 302, "what was sent is not sent again")
        try server.end()
    }

    @Test(arguments: [
        ("http://example.org/", OutboundError.BadURL.plain), ("ftp://127.0.0.1/", .scheme), ("no url", .unreadable),
        ("file:///etc/passwd", .unreadable), ("https://me:word@example.org/", .user), ("https://a\r\nb/", .unreadable),
        ("http://127.0.0.1.example.org/", .plain), ("", .unreadable),
    ])
    func aURLThatIsNotCalledIsRefusedBefore(_ url: String, why: OutboundError.BadURL) {
        #expect(error(of: HTTPRequest(.get, url)) == .badURL(why))
    }

    @Test func aHeaderCannotBecomeTwo() {
        var request = HTTPRequest(.get, "http://127.0.0.1:1/")
        request.headers = [HTTPHeader("X-A", "b\r\nX-C: d")]
        #expect(error(of: request) == .badHeader(name: "X-A"))
    }

    @Test func noTextOfAnErrorHasTheSecretsOfItsRequest() throws {
        let secret = "T0PSECRET"
        let server = try HTTPTrial([.hanging])
        var requests = ["http://127.0.0.1:\(server.port)", "http://127.0.0.1:1", "https://127.0.0.1:\(server.port)"].map
        {
            HTTPRequest(.get, "\($0)/\(secret)", headers: [HTTPHeader("Authorization", secret)])
        }
        for index in requests.indices { requests[index].timeout = .milliseconds(100) }
        let texts = requests.compactMap { error(of: $0) }.map { "\($0) \($0.hint ?? "")" }
        #expect(texts.count == 3)
        #expect(texts.allSatisfy { !$0.contains(secret) })
        try server.end()
    }

    /// Its start would take longer: `roost` asks the daemon, which has the library.
    @Test func theCommandLineDoesNotCarryCurl() throws {
        var search = ProgramCall("/bin/grep", ["-c", "libcurl"])
        search.rejectsFailure = false
        search.arguments.append(try Programs.path("roost"))
        #expect(try search.run().text == "0\n")
    }
}
