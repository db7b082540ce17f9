import Domain
import Platform
import TestSupport

@testable import Dashboard

/// Reads the stream of a server event by event.
final class EventReader {
    struct Event: Hashable {
        let name: String
        let id: String?
        let data: String
    }

    struct Refused: Error { let status: Int }

    /// A stream without news still pings: one that only pings is not waited for without end.
    private static let patience = Duration.seconds(120)

    private let probe: HTTPProbe
    private let clock = SystemClock()
    private var rest = ""

    init(_ trial: WebTrial, _ query: String = "", last: String? = nil) throws {
        probe = try HTTPProbe(port: trial.port)
        var lines = ["GET /api/v1/stream\(query) HTTP/1.1", "Host: 127.0.0.1:\(try trial.port)"]
        lines.append("Authorization: Bearer \(try trial.token)")
        if let last { lines.append("Last-Event-ID: \(last)") }
        try probe.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
        let head = try probe.readHead()
        guard head.header("Content-Type") == "text/event-stream" else { throw Refused(status: head.status) }
    }

    /// The next event that is wanted; others are passed over.
    func next(_ isWanted: (Event) throws -> Bool) throws -> Event? {
        let end = clock.now().monotonic.advanced(by: Self.patience)
        while clock.now().monotonic < end {
            while let end = rest.firstRange(of: "\n\n") {
                let block = String(rest[..<end.lowerBound])
                rest = String(rest[end.upperBound...])
                if let event = Self.event(block), try isWanted(event) { return event }
            }
            guard let piece = try probe.readPiece() else { return nil }
            rest += String(decoding: piece, as: UTF8.self)
        }
        throw HTTPProbe.Fault.timedOut
    }

    func next(named name: String) throws -> Event? { try next { $0.name == name } }

    func close() { probe.close() }

    private static func event(_ block: String) -> Event? {
        var (name, id, data): (String?, String?, String) = (nil, nil, "")
        for line in block.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0.drop { $0 == " " }) }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "event": name = parts[1]
            case "id": id = parts[1]
            case "data": data += parts[1]
            default: break
            }
        }
        return name.map { Event(name: $0, id: id, data: data) }
    }
}
