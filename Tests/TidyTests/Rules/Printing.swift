/// What a program says goes through the one place that knows where to and in which form.
struct Printing: SwiftRule {
    let name = "printing"
    let advice = "Return it to the command, or write it through the output that was handed in."
    let areas: Set<Place.Area> = [.sources]
    let samples: [Sample] = [
        """
        print("done") ◀
        debugPrint(value) ◀
        page.print("done")
        func print(_ text: String) {}
        """,
        ["Tests/Testbed/A.swift": "print(1)"],
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        ["print", "debugPrint", "dump"].flatMap(file.positions(of:)).filter(file.isFreeCall).map {
            file.finding(at: $0, "\(file.text($0))(")
        }
    }
}
