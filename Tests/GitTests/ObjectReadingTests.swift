import Testing

@testable import Git

@Suite struct ObjectReadingTests {
    private static let name = String(repeating: "a1", count: 20)
    private static let other = String(repeating: "b2", count: 20)

    private func read(_ answer: String, by count: Int) -> (contents: [String: String], isAtEnd: Bool) {
        var reading = ObjectReading()
        var contents: [String: String] = [:]
        var rest = Array(answer.utf8)[...]
        while !rest.isEmpty {
            reading.read(Array(rest.prefix(count))) { object, part, _ in
                contents[object.text, default: ""] += String(decoding: part, as: UTF8.self)
            }
            rest = rest.dropFirst(count)
        }
        return (contents, reading.isAtEnd)
    }

    @Test(arguments: [1, 2, 7, 1_000]) func contentsAreToldApartHoweverTheyCome(_ count: Int) {
        let answer =
            "\(Self.name) blob 9\none\ntwo\n3\n\(Self.other) missing\n\(Self.other) blob 0\n\n"
            + "\(Self.other) blob 2\nhi\n"
        let (contents, isAtEnd) = read(answer, by: count)
        #expect(contents == [Self.name: "one\ntwo\n3", Self.other: "hi"] && isAtEnd)
    }

    @Test(arguments: [
        "a1 blob 3\nabc\n", "\(name) blob 3\nabcd\n", "\(name) blob 3\nab", "\(name) blob -1\n", "hello\n",
    ])
    func anotherFormIsNotTakenForAnEnd(_ answer: String) { #expect(!read(answer, by: 3).isAtEnd) }
}
