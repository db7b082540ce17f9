import Glibc
import Platform
import TestSupport
import Testing

@Suite struct TrialConnectionsTests {
    /// Many at once, each of which brings its question in pieces, and of which some leave without one.
    @Test func eachConnectionHasAnAnswerOfItsOwn() throws {
        let server = try HTTPTrial { TrialReply(body: "to \($0.path)") }
        var numbers: [Int32] = []
        for _ in 0..<8 { numbers.append(try connect(to: server.port)) }
        for number in numbers { write("GET /", to: number) }
        close(numbers.removeLast())
        for (index, number) in numbers.enumerated() { write("\(index) HTTP/1.1\r\nHost: x\r\n\r\n", to: number) }
        for (index, number) in numbers.enumerated() {
            let answer = FileDescriptor(owning: number)
            let text = String(decoding: try answer.readToEnd(bytesMax: 1 << 16), as: UTF8.self)
            #expect(text.hasSuffix("\r\n\r\nto /\(index)"))
        }
        #expect(server.questions.count == 7)
        try server.end()
    }

    private func connect(to port: UInt16) throws -> Int32 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(number, $0, size) }
        }
        try #require(connected == 0)
        return number
    }

    private func write(_ text: String, to number: Int32) {
        let bytes = Array(text.utf8)
        #expect(Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }
}
