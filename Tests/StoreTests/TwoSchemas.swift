import Domain
import Store

/// A schema before and after a step, for the tests of steps.
enum TwoSchemas {
    static let now = WallTime(nanoseconds: 1_795_000_000_000_000_000)

    static let old = Schema(noun: "a test database", applicationID: 0x5445_5354, migrations: [first])
    static let new = Schema(noun: "a test database", applicationID: 0x5445_5354, migrations: [first, second])
    /// The second step is known, and its programs write what the first can read.
    static let newAndReadable = Schema(
        noun: "a test database",
        applicationID: 0x5445_5354,
        migrations: [first, Migration(version: 2, name: "more", readableFrom: 1, script: second.script)]
    )
    static let broken = Schema(
        noun: "a test database",
        applicationID: 0x5445_5354,
        migrations: [
            first, Migration(version: 2, name: "broken", readableFrom: 2, script: second.script + "; SELECT nothing"),
        ]
    )

    private static let first = Migration(
        version: 1,
        name: "first",
        readableFrom: 1,
        script: "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT"
    )
    private static let second = Migration(
        version: 2,
        name: "more",
        readableFrom: 2,
        script: """
            ALTER TABLE t ADD COLUMN c INTEGER;
            UPDATE t SET c = a * 2;
            CREATE INDEX t_c ON t(c);
            CREATE TABLE u(a INTEGER) STRICT;
            """
    )
}
