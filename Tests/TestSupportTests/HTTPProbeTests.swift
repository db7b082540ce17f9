import Glibc
import Platform
import TestSupport
import Testing

@Suite struct HTTPProbeTests {
    /// A client of a server that says this whatever it is asked, and closes.
    private func hearing(_ text: String) throws -> HTTPProbe {
        let listener = try TCPListener(at: .loopback, port: 0)
        let probe = try HTTPProbe(port: listener.port)
        let number = try #require(accepted(by: listener.descriptor.number))
        let bytes = Array(text.utf8)
        #expect(send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
        close(number)
        return probe
    }

    private func accepted(by listener: Int32) -> Int32? {
        var number: Int32 = -1
        _ = Eventually.wait(upTo: .seconds(60)) {
            number = accept(listener, nil, nil)
            return number >= 0
        }
        return number < 0 ? nil : number
    }

    @Test func answersAreReadOneAfterTheOther() throws {
        let first = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-Own:  a b\r\n\r\none"
        let probe = try hearing(first + "HTTP/1.1 204 Nothing\r\n\r\nHTTP/1.1 404 Away\r\n\r\nrest")
        let reply = try probe.readReply()
        #expect(reply.status == 200)
        #expect(reply.header("x-own") == "a b")
        #expect(reply.header("x-other") == nil)
        #expect(reply.text == "one")
        #expect(try probe.readReply().status == 204)
        #expect(try probe.readReply().text == "rest", "without a length it goes to the end")
    }

    @Test func anAnswerToHeadHasNoBodyWhateverItSays() throws {
        let probe = try hearing("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
        #expect(try probe.readReply(isBare: true).body.isEmpty)
        #expect(try probe.readToEnd().isEmpty)
    }

    @Test func aChunkedBodyIsReadWholeOrPieceByPiece() throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let body = "3\r\none\r\nA\r\n0123456789\r\n0\r\n\r\n"
        let probe = try hearing(head + body + head + body)
        #expect(try probe.readReply().text == "one0123456789")
        _ = try probe.readHead()
        #expect(try probe.readPieces(until: "e") == "one")
        #expect(try probe.readPiece() == Array("0123456789".utf8))
        #expect(try probe.readPiece() == nil)
    }

    @Test func whatIsNoWholeAnswerIsAFault() throws {
        let half = try hearing("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
        #expect(throws: HTTPProbe.Fault.closed(afterBytes: 4)) { _ = try half.readReply() }
        let strange = try hearing("SSH-2.0-x\r\n\r\n")
        #expect(throws: HTTPProbe.Fault.malformed("SSH-2.0-x")) { _ = try strange.readReply() }
    }

    @Test func itGivesUpWhereNothingComes() throws {
        let listener = try TCPListener(at: .loopback, port: 0)
        let probe = try HTTPProbe(port: listener.port, patience: .zero)
        try probe.send("GET / HTTP/1.1\r\n\r\n")
        #expect(throws: HTTPProbe.Fault.timedOut) { _ = try probe.readHead() }
        probe.close()
        #expect(throws: HTTPProbe.Fault.closed(afterBytes: 0)) { try probe.send("more") }
    }

    @Test func whereNobodyListensThereIsNoConnection() throws {
        let listener = try TCPListener(at: .loopback, port: 0)
        let port = listener.port
        close(listener.release())
        let error = #expect(throws: PlatformError.self) { _ = try HTTPProbe(port: port) }
        #expect(error?.errno == .connectionRefused)
    }
}
