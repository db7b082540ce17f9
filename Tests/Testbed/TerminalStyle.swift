/// How a terminal shows a character, as select-graphic-rendition sequences set it.
struct TerminalStyle: Hashable {
    private static let basics = [
        "#21252b", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4",
        "#6b7280", "#ff7b86", "#b5e890", "#ffd68a", "#82c7ff", "#e29bf2", "#76d7e3", "#ffffff",
    ]
    static let paper = "#16181d"
    static let ink = "#d7dae0"

    private var foreground: String?
    private var background: String?
    private(set) var isBold = false
    private(set) var isDim = false
    private(set) var isItalic = false
    private(set) var isUnderlined = false
    private var isReversed = false

    /// Nil where it is that of the paper.
    var fill: String? { isReversed ? foreground ?? Self.ink : background }
    var color: String { isReversed ? background ?? Self.paper : foreground ?? Self.ink }

    /// Takes the numbers of one sequence: none is a reset.
    mutating func take(_ numbers: [Int]) {
        var rest = numbers.isEmpty ? [0] : numbers
        while !rest.isEmpty {
            let number = rest.removeFirst()
            switch number {
            case 0: self = TerminalStyle()
            case 1: isBold = true
            case 2: isDim = true
            case 3: isItalic = true
            case 4: isUnderlined = true
            case 7: isReversed = true
            case 22: (isBold, isDim) = (false, false)
            case 23: isItalic = false
            case 24: isUnderlined = false
            case 27: isReversed = false
            case 30...37: foreground = Self.basics[number - 30]
            case 38: foreground = Self.extended(&rest)
            case 39: foreground = nil
            case 40...47: background = Self.basics[number - 40]
            case 48: background = Self.extended(&rest)
            case 49: background = nil
            case 90...97: foreground = Self.basics[number - 82]
            case 100...107: background = Self.basics[number - 92]
            default: break
            }
        }
    }

    /// `5;N` of the 256 colours, or `2;R;G;B`.
    private static func extended(_ rest: inout [Int]) -> String? {
        switch rest.first {
        case 5 where rest.count >= 2:
            defer { rest.removeFirst(2) }
            return color(of: rest[1])
        case 2 where rest.count >= 4:
            defer { rest.removeFirst(4) }
            return hex(Array(rest[1...3]))
        default:
            rest = []
            return nil
        }
    }

    private static func color(of number: Int) -> String {
        switch number {
        case ..<16: return basics[max(0, number)]
        case ..<232:
            let place = number - 16
            return hex([place / 36, place / 6 % 6, place % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 })
        case ..<256: return hex(Array(repeating: 8 + 10 * (number - 232), count: 3))
        default: return ink
        }
    }

    private static func hex(_ parts: [Int]) -> String {
        "#"
            + parts.map { part in
                let digits = String(min(255, max(0, part)), radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
