/// No error is turned into a crash.
struct ForcedTry: SwiftRule {
    let name = "forced-try"
    let advice = "Hand the error on; a test throws, or says try #require."
    let samples: [Sample] = [
        """
        let value = try! read() ◀
        let other = try !isEmpty()
        let text = "try! \\(try! read())" ◀
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.positions(of: "try").filter { file.text($0 + 1) == "!" && !file.tokens[$0 + 1].isSpaced }.map {
            file.finding(at: $0, "try!")
        }
    }
}
