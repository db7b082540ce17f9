import Domain
import JSON

/// What somebody wants of the daemon about the web server.
package enum WebOrder: Hashable, Sendable {
    case tell
    case on(WebWish)
    case off

    static let words = ["on", "off"]

    init(_ fields: Fields) throws(FieldError) {
        let wish = try WebWish(fields)
        let state = try fields.optional("state", .text)
        guard state == "on" || wish == WebWish() else {
            throw .wrong("state", expected: "on, where it is said how")
        }
        switch state {
        case "on": self = .on(wish)
        case "off": self = .off
        default: self = .tell
        }
    }
}
