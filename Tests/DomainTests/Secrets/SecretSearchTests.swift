import Domain
import Testing

@Suite struct SecretSearchTests {
    private func erased(_ text: String, _ secret: String) -> String {
        var bytes = Array(text.utf8)
        let ranges = SecretSearch(Array(secret.utf8)).ranges(in: bytes)
        bytes.withUnsafeMutableBytes { bytes in
            for range in ranges { SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: bytes[range])) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func whatIsFoundIsWrittenOverWithAsManyBytes() {
        #expect(erased("a hunter22 b hunter22", "hunter22") == "a ******** b ********")
        #expect(erased("nothing here", "hunter22") == "nothing here")
        #expect(erased("", "hunter22") == "" && erased("hunter2", "hunter22") == "hunter2")
    }

    @Test func everyWritingIsFound() {
        let secret = "pä/ss+wo\"rd~1"
        for writing in SecretWritings.all(of: Array(secret.utf8)) {
            let text = String(decoding: writing, as: UTF8.self)
            #expect(erased("<\(text)>", secret) == "<\(String(repeating: "*", count: writing.count))>", "\(text)")
        }
    }

    @Test func placesThatTouchAreOne() {
        let ranges = SecretSearch(Array("abababab".utf8)).ranges(in: Array("xababababababx abababab".utf8))
        #expect(ranges == [1..<13, 15..<23])
    }

    @Test func theEndsOfLinesStay() {
        #expect(erased("one first line\nnext line two", "first line\nnext") == "one **********\n**** line two")
    }

    @Test func anEscapeInFrontIsTakenAsAWhole() {
        // The letter of the escape is the first of the secret.
        #expect(erased(#"{"a":"x\nhunter2"}"#, "nhunter2") == #"{"a":"x*********"}"#)
        #expect(erased(#"{"a":"\\nhunter2"}"#, "nhunter2") == #"{"a":"\\********"}"#)
        #expect(erased(#"{"a":"\u00e9hunter"}"#, "e9hunter") == #"{"a":"************"}"#)
    }

    @Test func onlyThePartThatIsAskedForBegins() {
        let bytes = Array("hunter22 hunter22".utf8)
        let ranges = bytes.withUnsafeBytes { SecretSearch(Array("hunter22".utf8)).ranges(in: $0, beginningIn: 1..<17) }
        #expect(ranges == [9..<17])
    }
}
