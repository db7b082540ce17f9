import Commands
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct StandardSinkTests {
    private static let text = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)

    @Test func aPipeThatIsFullIsWaitedFor() throws {
        let text = try Pipe()
        let answer = try Pipe()
        let writing = try text.writing.duplicate()
        let isSet = fcntl(writing.number, F_SETFL, O_NONBLOCK) == 0
        #expect(isSet)
        var request = try SpawnRequest(Programs.tool("wc"), ["-c"])
        request.input = .descriptor(text.reading.number)
        request.output = .descriptor(answer.writing.number)
        var counter = try SystemProcesses().spawn(request)
        _ = consume text

        do {
            let sink = StandardSink(writing.release(), disk: SystemDisk())
            try Self.text.withUnsafeBytes { try sink.write($0) }
        }
        let status = try counter.wait(upTo: .seconds(20))?.status
        #expect(status == .exited(code: 0))
        var count = [UInt8](repeating: 0, count: 16)
        let length = read(answer.reading.number, &count, count.count)
        #expect(String(decoding: count.prefix(length), as: UTF8.self) == "1000000\n")
    }

    @Test func whatTheSystemRefusesIsThrown() throws {
        let full = try SystemDisk().openFile("/dev/full", .writeExisting)
        let sink = StandardSink(full.release(), disk: SystemDisk())
        #expect(throws: PlatformError.system(operation: "write", subject: "/dev/full", errno: .noSpace)) {
            try Self.text.withUnsafeBytes { try sink.write($0) }
        }
    }
}
