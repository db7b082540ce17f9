import Glibc
import Platform
import TestSupport

/// One event stream of the dashboard, read as it comes.
final class EventStream {
    /// An event as it stands in the text; good only while it is being taken.
    struct Event {
        var name = UnsafeRawBufferPointer(start: nil, count: 0)
        /// The number in its id; what only says how things are has none.
        var sequence: Int64?
        var data = UnsafeRawBufferPointer(start: nil, count: 0)

        func isCalled(_ text: StaticString) -> Bool {
            let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return name.elementsEqual(wanted)
        }
    }

    private static let end = Array("\n\n".utf8)

    private let descriptor: FileDescriptor
    private var chunks = ChunkedText()
    private var text: [UInt8] = []
    /// Up to there no event ends.
    private var searched = 0

    /// - Parameter request: with its last, empty line.
    init(port: UInt16, _ request: [UInt8]) throws {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw Errno(code: errno) }
        descriptor = FileDescriptor(owning: number)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, size) }
        }
        guard answer == 0 else { throw Errno(code: errno) }
        try SystemDisk().writeAll(request, to: descriptor)
    }

    var number: Int32 { descriptor.number }

    /// Reads what is there, up to as much as there is room for. Answers false at the end of the stream.
    func receive(_ room: UnsafeMutableRawBufferPointer, _ take: (Event) -> Void) throws -> Bool {
        let count = recv(descriptor.number, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN || errno == EINTR { return true }
        guard count >= 0 else { throw Errno(code: errno) }
        try chunks.take(UnsafeRawBufferPointer(rebasing: room[..<count]), into: &text)
        takeEvents(take)
        return count > 0 && !chunks.isOver
    }

    private func takeEvents(_ take: (Event) -> Void) {
        var taken = 0
        text.withUnsafeBytes { text in
            while let end = Self.place(of: Self.end, in: text, from: max(taken, searched - 1)) {
                take(Self.event(UnsafeRawBufferPointer(rebasing: text[taken..<end])))
                taken = end + Self.end.count
                searched = taken
            }
        }
        text.removeSubrange(..<taken)
        searched = text.count
    }

    private static func event(_ text: UnsafeRawBufferPointer) -> Event {
        var event = Event()
        var rest = text
        while !rest.isEmpty {
            let end = place(of: [UInt8(ascii: "\n")], in: rest, from: 0) ?? rest.count
            let line = UnsafeRawBufferPointer(rebasing: rest[..<end])
            rest = UnsafeRawBufferPointer(rebasing: rest[min(end + 1, rest.count)...])
            if let value = value(of: "event: ", in: line) { event.name = value }
            if let value = value(of: "data: ", in: line) { event.data = value }
            if let value = value(of: "id: ", in: line), let dot = value.lastIndex(of: UInt8(ascii: ".")) {
                event.sequence = Int64(String(decoding: value[(dot + 1)...], as: UTF8.self))
            }
        }
        return event
    }

    private static func value(of field: StaticString, in line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let count = field.utf8CodeUnitCount
        guard line.count >= count, let start = line.baseAddress, memcmp(start, field.utf8Start, count) == 0 else {
            return nil
        }
        return UnsafeRawBufferPointer(rebasing: line[count...])
    }

    /// By the C library, which is fast in a program without optimisation too.
    static func place(of wanted: [UInt8], in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let start = max(0, start)
        guard let base = text.baseAddress, start < text.count else { return nil }
        guard let first = wanted.first else { return start }
        var place = start
        while text.count - place >= wanted.count {
            let room = text.count - place - wanted.count + 1
            guard let found = memchr(base + place, Int32(first), room) else { return nil }
            place = UnsafeRawPointer(found) - base
            if memcmp(base + place, wanted, wanted.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
