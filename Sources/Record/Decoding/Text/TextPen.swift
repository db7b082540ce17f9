import Domain

/// The style in which a terminal writes on, as sequences of colours change it (ECMA-48, SGR; xterm for 256 and exact
/// colours). Text that is to be hidden is shown: what hides should be seen.
struct TextPen: Sendable {
    private(set) var style = TextStyle.plain

    mutating func take(_ parameters: [UInt8]) {
        let parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { EscapeSequence.number($0) }
        }
        var rest = parts[...]
        while let part = rest.popFirst() {
            guard let code = part.first, code == 38 || code == 48 || code == 58 else {
                take(part)
                continue
            }
            // With colons a colour is one parameter; with semicolons it goes on in the next ones.
            let color: TextColor?
            if part.count > 1 { color = Self.color(part.dropFirst()) } else { color = Self.color(&rest) }
            if code == 38 { style.foreground = color ?? style.foreground }
            if code == 48 { style.background = color ?? style.background }
        }
    }

    private mutating func take(_ part: [Int]) {
        let code = part.first ?? 0
        switch code {
        case 0: style = .plain
        case 1: style.traits.insert(.bold)
        case 2: style.traits.insert(.dim)
        case 3: style.traits.insert(.italic)
        case 4 where part.count > 1 && part[1] == 0, 24: style.traits.remove(.underline)
        case 4, 21: style.traits.insert(.underline)
        case 7: style.traits.insert(.reverse)
        case 22: style.traits.subtract([.bold, .dim])
        case 23: style.traits.remove(.italic)
        case 27: style.traits.remove(.reverse)
        case 30...37: style.foreground = .indexed(UInt8(code - 30))
        case 39: style.foreground = nil
        case 40...47: style.background = .indexed(UInt8(code - 40))
        case 49: style.background = nil
        case 90...97: style.foreground = .indexed(UInt8(code - 90 + 8))
        case 100...107: style.background = .indexed(UInt8(code - 100 + 8))
        default: break
        }
    }

    /// `5:n`, `2:r:g:b`, or `2:space:r:g:b`.
    private static func color(_ part: ArraySlice<Int>) -> TextColor? {
        switch (part.first, part.count) {
        case (5, 2): part.last.flatMap(indexed)
        case (2, 4...): exact(Array(part.count == 4 ? part.dropFirst() : part.dropFirst(2).prefix(3)))
        default: nil
        }
    }

    private static func color(_ rest: inout ArraySlice<[Int]>) -> TextColor? {
        let kind = rest.popFirst()?.first
        let count = kind == 5 ? 1 : kind == 2 ? 3 : 0
        let numbers = rest.prefix(count).map { $0.first ?? 0 }
        rest = rest.dropFirst(count)
        return count == 1 ? numbers.first.flatMap(indexed) : exact(numbers)
    }

    private static func indexed(_ number: Int) -> TextColor? { UInt8(exactly: number).map { .indexed($0) } }

    private static func exact(_ numbers: [Int]) -> TextColor? {
        guard numbers.count == 3, numbers.allSatisfy({ $0 < 256 }) else { return nil }
        return .exact(red: UInt8(numbers[0]), green: UInt8(numbers[1]), blue: UInt8(numbers[2]))
    }
}
