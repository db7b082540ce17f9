/// An error is ignored in one way only, which asks for the reason.
struct DeliberateIgnoring: SwiftRule {
    static let place = "Sources/Values/Domain/Deliberate.swift"

    let name = "ignored-error"
    let advice = "Say Deliberate.ignore(because:), or hand the error on."
    let samples: [Sample] = [
        """
        let value = try? read() ◀
        let other = try read() ?? nothing
        // try? in a comment
        """,
        [Self.place: "try? body()"],
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.positions(of: "try").filter { file.text($0 + 1) == "?" && file.path != Self.place }.map {
            file.finding(at: $0, "try?")
        }
    }
}
