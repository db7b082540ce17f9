import Platform

/// Which program shows what is longer than the screen.
enum PagerChoice {
    /// It leaves what it has shown on the screen, keeps colours, and ends by itself where all fits.
    private static let usual = "less -FIRX"

    /// Nothing where nobody is to: an empty name or `cat` says so, and a terminal of which nothing is known shows no
    /// pager well, unless one is asked for by name.
    static func command(_ environment: Environment) -> String? {
        let named = environment["ROOST_PAGER"] ?? environment["PAGER"]
        if named == nil, ["", "dumb"].contains(environment["TERM"] ?? "") { return nil }
        let command = named ?? usual
        let words = command.split(separator: " ")
        return words.isEmpty || words == ["cat"] ? nil : command
    }
}
