/// What bears the name of redacted text was redacted: the redactor alone makes it.
struct Redacting: SwiftRule {
    let name = "redacting"
    let advice = "Ask the Redactor for it, so that nothing is written that it has not seen."
    let areas: Set<Place.Area> = [.sources]
    let samples: [Sample] = [
        [
            "Sources/Record/Decoding/Redaction/Redactor.swift":
                "let text = RedactedText(redacted: text, counts: counts, version: 1)",
            "Sources/Record/Store/Row.swift": """
            let text = RedactedText(redacted: text, counts: counts, version: 1) ◀
            let bytes = RedactedBytes.init(redacted: bytes, counts: counts, version: 1) ◀
            func append(_ text: RedactedText) {}
            """,
        ]
    ]

    private static let folder = "Sources/Record/Decoding/Redaction/"

    func findings(in file: SwiftFile) -> [Finding] {
        guard !file.path.hasPrefix(Self.folder) else { return [] }
        return ["RedactedText", "RedactedBytes", "RedactedStyledText"].flatMap(file.positions(of:)).filter { index in
            let isInit = file.text(index + 1) == "." && file.text(index + 2) == "init"
            return file.text(index + 1) == "(" || isInit
        }.map { file.finding(at: $0, "\(file.text($0)) is made here") }
    }
}
