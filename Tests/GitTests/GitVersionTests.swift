import Git
import Testing

@Suite struct GitVersionTests {
    @Test(arguments: [
        ("git version 2.39.5\n", GitVersion(2, 39)), ("git version 2.39.5 (Apple Git-154)", GitVersion(2, 39)),
        ("git version 3.0-rc1", nil), ("git version 2.50.0.rc1.5.gabc", GitVersion(2, 50)), ("hub version 2.1", nil),
        ("", nil),
    ])
    func itIsReadFromTheAnswerOfGit(text: String, version: GitVersion?) {
        #expect(GitVersion(parsing: text) == version)
    }

    @Test func theyAreOrderedByNumberAndNotByText() {
        #expect(GitVersion(2, 9) < GitVersion(2, 30))
        #expect(GitVersion(2, 30) < GitVersion(3, 0))
        #expect(GitVersion(2, 30).description == "2.30")
    }
}
