/// A key as it was pressed.
package enum Key: Hashable, Sendable {
    case character(Character)
    /// With the control key, by its small letter.
    case control(Character)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case delete
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    case function(Int)
    /// One that has no meaning here.
    case other

    /// As help and the bar of keys write it.
    package var text: String {
        switch self {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .control(let letter): "^\(letter)"
        case .enter: "↵"
        case .escape: "esc"
        case .tab: "⇥"
        case .backTab: "shift-⇥"
        case .backspace: "backspace"
        case .delete: "del"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "home"
        case .end: "end"
        case .pageUp: "pgup"
        case .pageDown: "pgdn"
        case .function(let number): "F\(number)"
        case .other: "?"
        }
    }

    /// What a terminal sends for a scalar: control characters are keys of their own.
    static func of(_ scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 0x09: .tab
        case 0x0a, 0x0d: .enter
        case 0x1b: .escape
        case 0x08, 0x7f: .backspace
        case 0x01...0x1a: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case 0..<0x20, 0x80..<0xa0: .other
        default: .character(Character(scalar))
        }
    }
}
