/// No mistaken type is turned into a crash.
struct ForcedCast: SwiftRule {
    let name = "forced-cast"
    let advice = "Say as? and what happens otherwise, or let the type say it."
    let samples: [Sample] = [
        """
        let number = value as! Int ◀
        let text = value as? String
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.positions(of: "as").filter { file.text($0 + 1) == "!" && !file.tokens[$0 + 1].isSpaced }.map {
            file.finding(at: $0, "as!")
        }
    }
}
