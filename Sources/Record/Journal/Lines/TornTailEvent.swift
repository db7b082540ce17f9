package import Domain
package import JSON

/// The event by which a later writer closes what an earlier one left torn.
package enum TornTailEvent {
    package static let typeText = EventType.tornTail.rawValue

    package static func data(_ tail: TornTail) -> JSONObject {
        JSONObject([("offset", .integer(tail.offset)), ("length", .integer(tail.length))])
    }

    package static func message(_ tail: TornTail) -> String {
        "Closed a torn record of \(tail.length) bytes at offset \(tail.offset)."
    }

    /// The tail that the event closes; nil for any other event.
    package static func tail(of event: Event) -> TornTail? {
        guard event.typeText == typeText, case .integer(let offset)? = event.data["offset"],
            case .integer(let length)? = event.data["length"]
        else { return nil }
        return TornTail(offset: offset, length: length)
    }
}
