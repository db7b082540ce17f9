/// How a part of a text is to look.
package struct TextStyle: Hashable, Sendable {
    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Traits(rawValue: 1)
        package static let dim = Traits(rawValue: 2)
        package static let italic = Traits(rawValue: 4)
        package static let underline = Traits(rawValue: 8)
        package static let reverse = Traits(rawValue: 16)
    }

    package static let plain = TextStyle()

    package var foreground: TextColor?
    package var background: TextColor?
    package var traits: Traits

    package init(foreground: TextColor? = nil, background: TextColor? = nil, _ traits: Traits = []) {
        self.foreground = foreground
        self.background = background
        self.traits = traits
    }
}
