import Domain
import JSON
import Platform
import Testing

@testable import Journal

@Suite struct JournalErrorTests {
    private static let full = PlatformError.system(operation: "write", subject: "/h/x", errno: .noSpace)

    /// One of each case.
    private static let errors: [JournalError] = [
        .disk(full), .held(full), .short(written: 7, full), .holdsTooMuch(bytes: 9, bytesMax: 8), .unsafe(full),
        .lineTooLong(bytes: 9, bytesMax: 8), .tooDeep(depthMax: 128), .locked("/h/run"),
        .notJSON(file: "f", .unexpectedEnd(offset: 3)),
        .notObject(file: "f"), .field(file: "f", .missing("seq")), .torn(file: "f"),
        .unknownLayout(file: "f", "local-run-v9"), .unfit(path: "/h", wanted: "a run"), .alreadyPrepared("/h/run"),
        .ended("/h/run"), .secrets(file: "f", .notAnIndex), .noRedactionKey(file: "/h/redaction.key"),
    ]

    @Test func everyCaseHasATextOfItsOwn() {
        let texts = Self.errors.map(\.description)
        #expect(Set(texts).count == texts.count)
        for text in texts {
            #expect(text.count > 8)
            #expect(!text.contains("JournalError"), "the text is for a person: \(text)")
        }
    }

    @Test func aTextNamesWhatItIsAbout() {
        let wanted = [
            "/h/x", "/h/x", "7 bytes", "8 are not held", "/h/x", "9 bytes", "128 levels", "/h/run", "f:", "f ",
            "\"seq\"", "f ",
            "local-run-v9", "/h ", "/h/run", "/h/run", "f: it", "/h/redaction.key",
        ]
        for (error, part) in zip(Self.errors, wanted) { #expect("\(error)".contains(part), "\(error)") }
    }

    @Test func aHintIsThereWhereAPersonCanAct() {
        for error in Self.errors {
            switch error {
            case .holdsTooMuch, .lineTooLong, .tooDeep, .ended: #expect(error.hint == nil)
            case .disk, .held, .short, .unsafe: #expect(error.hint?.contains("df") == true, "\(error)")
            case .secrets, .noRedactionKey, .locked, .notJSON, .notObject, .field, .torn, .unknownLayout, .unfit,
                .alreadyPrepared:
                #expect(error.hint?.isEmpty == false, "\(error)")
            }
        }
    }

    @Test func whatIsNotThereIsToldFromWhatCannotBeRead() {
        let missing = PlatformError.system(operation: "open", subject: "/h/x", errno: .notFound)
        #expect(JournalError.disk(missing).isMissing)
        #expect(JournalError.unfit(path: "/h", wanted: "a run").isMissing)
        for error in Self.errors where error != .unfit(path: "/h", wanted: "a run") { #expect(!error.isMissing) }
    }
}
