/// One package, one product: nothing is seen from outside.
struct PublicAccess: SwiftRule {
    let name = "public-access"
    let advice = "Say package, or private where it can be."
    let samples: [Sample] = [
        """
        public struct Run {} ◀
        public private(set) var count = 0 ◀
        open class Shape {} ◀
        public import Domain ◀
        func open(_ path: String) { open(path) }
        case open
        package func opened() { file.open() }
        """
    ]

    private static let opened: Set<String> = ["class", "func", "var", "subscript", "override"]

    func findings(in file: SwiftFile) -> [Finding] {
        let publics = file.positions(of: "public").filter { file.text($0 - 1) != "." }
        let opens = file.positions(of: "open").filter { index in
            Self.opened.contains(file.text(index + 1)) && ![".", "case", "func"].contains(file.text(index - 1))
        }
        return (publics + opens).map { file.finding(at: $0, file.text($0)) }
    }
}
