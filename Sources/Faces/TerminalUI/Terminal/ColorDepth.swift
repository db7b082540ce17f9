import Domain

/// How many colours a terminal shows.
package enum ColorDepth: String, Sendable, CaseIterable {
    case none
    case sixteen
    case many

    init(colors: Int) { self = colors >= 256 ? .many : colors >= 8 ? .sixteen : .none }

    /// The number of the colour on such a terminal; nil for its own.
    func index(of color: TextColor?) -> Int16? {
        guard let color, self != .none else { return nil }
        let index =
            switch color {
            case .indexed(let index): index
            case .exact(let red, let green, let blue): ColorCube.index(red, green, blue)
            }
        return Int16(self == .many ? index : ColorCube.named(index))
    }
}
