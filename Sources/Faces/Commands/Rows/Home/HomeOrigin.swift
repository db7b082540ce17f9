import Platform

/// By what the home is the one that it is.
struct HomeOrigin {
    enum Kind: String {
        case option = "--home"
        case variable = "ROOST_HOME"
        case standard = "default"
    }

    let kind: Kind
    /// As it was given, links and all.
    let given: String

    init(_ invocation: Invocation) {
        let environment = invocation.environment
        if let home = invocation[GlobalOption.home], !home.isEmpty {
            (kind, given) = (.option, home)
        } else if let home = environment["ROOST_HOME"], !home.isEmpty {
            (kind, given) = (.variable, home)
        } else {
            (kind, given) = (.standard, "\(environment["HOME"] ?? "")/.roost")
        }
    }

    /// Where the home is for whoever says nothing.
    static func standard(_ environment: Environment) -> String? {
        guard let personal = environment["HOME"], !personal.isEmpty else { return nil }
        return "\(personal)/.roost"
    }
}
