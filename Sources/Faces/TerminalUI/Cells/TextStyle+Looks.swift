package import Domain

/// The looks of the dashboard. The first sixteen colours are those that the user has chosen for the terminal; what a
/// colour says is always said by a sign or a word, too.
extension TextStyle {
    package static let strong = TextStyle(.bold)
    package static let dim = TextStyle(.dim)
    package static let good = TextStyle(foreground: .indexed(2))
    package static let bad = TextStyle(foreground: .indexed(1))
    package static let warning = TextStyle(foreground: .indexed(3))
    package static let asking = TextStyle(foreground: .indexed(5), .bold)
    package static let accent = TextStyle(foreground: .indexed(6))
    package static let title = TextStyle(foreground: .indexed(6), .bold)
    package static let found = TextStyle(foreground: .indexed(0), background: .indexed(3))

    /// On what lies beneath: what it does not say itself, that says.
    package func over(_ below: TextStyle) -> TextStyle {
        TextStyle(
            foreground: foreground ?? below.foreground,
            background: background ?? below.background,
            traits.union(below.traits)
        )
    }

    /// Of what is chosen in a list.
    package var chosen: TextStyle {
        TextStyle(foreground: foreground, background: background, traits.subtracting(.dim).union([.reverse]))
    }

    /// Of what lies behind a dialog.
    package var shaded: TextStyle { TextStyle(.dim) }
}
