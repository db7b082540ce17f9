/// A type is named for what it is, and these words say nothing about that.
struct BannedWords: SwiftRule {
    let name = "banned-word"
    let advice = "A name that fits only this type shows where the next line of code belongs."
    let samples: [Sample] = [
        """
        struct RunManager {} ◀
        enum PathUtils {} ◀
        private final class HTTPHandlerImpl { ◀
            struct Info {} ◀
        }
        typealias CoreTask = Task ◀
        struct Database {}
        struct Informer {}
        let service = "a word in a text: Manager"
        func base() {}
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.typeWords { Vocabulary.banned[$0] }
    }
}
