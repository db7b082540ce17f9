import Domain
import JSON
import Platform

/// The one line that a daemon says to whoever started it.
package enum DaemonWord: Hashable, Sendable {
    case started(pid: Int32)
    /// The home has a daemon already.
    case running(pid: Int32)
    case failed(String, hint: String?)
    /// It is gone, and said nothing that means something.
    case nothing
    /// It is silent and not gone.
    case silence

    private static let bytesMax = 16 << 10

    package init(line: [UInt8]) {
        let read = Deliberate.ignore(because: "what is no line of ours means nothing") { () throws(JSONError) in
            try JSONReader.read(line)
        }
        guard let object = read?.objectValue else {
            self = .nothing
            return
        }
        let pid = object["pid"]?.integerValue.flatMap { Int32(exactly: $0) }
        switch (object["word"]?.stringValue, pid) {
        case ("started", let pid?): self = .started(pid: pid)
        case ("running", let pid?): self = .running(pid: pid)
        case ("failed", _):
            self = .failed(object["detail"]?.stringValue ?? "it did not say why", hint: object["hint"]?.stringValue)
        default: self = .nothing
        }
    }

    package var line: [UInt8] {
        var object = JSONObject()
        switch self {
        case .started(let pid):
            object["word"] = "started"
            object["pid"] = .integer(Int64(pid))
        case .running(let pid):
            object["word"] = "running"
            object["pid"] = .integer(Int64(pid))
        case .failed(let detail, let hint):
            object["word"] = "failed"
            object["detail"] = .string(detail)
            object["hint"] = hint.map { .string($0) }
        case .nothing, .silence: object["word"] = "nothing"
        }
        return JSONWriter.bytes(.object(object)) + Array("\n".utf8)
    }

    /// Waits for the line, at most so long.
    static func read(
        from file: borrowing FileDescriptor,
        upTo limit: Duration,
        by clock: any Clock
    ) throws(PlatformError) -> DaemonWord {
        let deadline = clock.now().monotonic.advanced(by: limit)
        var line: [UInt8] = []
        var ready = ReadySet()
        while line.count < bytesMax, line.last != UInt8(ascii: "\n") {
            let left = clock.now().monotonic.duration(to: deadline)
            guard left > .zero else { return .silence }
            ready.removeAll()
            ready.add(file.number, for: .readable)
            try ready.wait(upTo: left)
            guard ready.isReady(file.number) else { continue }
            let bytes = try file.readOnce(bytesMax: bytesMax)
            guard !bytes.isEmpty else { break }
            line += bytes
        }
        return DaemonWord(line: line)
    }
}
