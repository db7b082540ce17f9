import Domain
import Settings

extension HelpTopic {
    package static let all = [settings, exitCodes, formats, environment, time, sizes]

    private static let settings = HelpTopic("settings", summary: "What can be set, where and by whom") { page in
        page.heading("Settings")
        page.list(Setting.all.map { ($0.name, meaning(of: $0)) })
        page.paragraph(
            """
            They stand in config.toml in the home, as in [run] timeout = "30m". A repository's own .roost/config.toml \
            counts after "roost trust", and for what a repository may set. A variable stands above both, as in \
            ROOST_RUN_TIMEOUT=30m, and an option of the command line above all.
            """
        )
        page.paragraph("What holds, and why: roost config show --origin")
    }

    private static func meaning(of row: SettingRow) -> String {
        let standard = SettingText.of(row.standard.shown)
        return "\(row.summary) (default: \(standard); set by \(row.authority.meaning))"
    }

    private static let exitCodes = HelpTopic("exit-codes", summary: "How every command ends") { page in
        page.heading("Exit codes")
        page.list(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
    }

    private static let formats = HelpTopic("formats", summary: "How data is shown, to people and to programs") { page in
        page.heading("-o FORMAT")
        page.list(OutputChoice.allCases.map { ($0.rawValue, $0.meaning) })
        page.paragraph("--json is -o json; --json=task,status keeps these fields alone, and the schema.")
        page.paragraph(
            """
            Every JSON object says what it is and in which version, as in "schema":"roost.version/1". Fields are added \
            without a new version; a field that goes away or changes its meaning makes a new one.
            """
        )
        page.paragraph(
            """
            Data goes to standard output and everything else to standard error. With -o json or -o jsonl an error is \
            one line there: {"error":{"code":"...","message":"...","hint":"..."}}.
            """
        )
    }

    private static let environment = HelpTopic("environment", summary: "The variables that roost looks at") { page in
        page.heading("Variables")
        page.list([
            ("ROOST_HOME", "the folder that holds everything, where --home does not name it (default: ~/.roost)"),
            ("ROOST_RUN_DIR", "inside a run: its directory, for which roost outcome speaks"),
            ("ROOST_RUNTIME_DIR", "where the socket of a home with a long path is (default: /tmp/roost-<uid>)"),
            ("ROOST_<SETTING>", "a setting by its name: roost help settings"),
            ("HOME", "where ~ is"),
            ("NO_COLOR", "not empty: no colour, where --color does not ask for it"),
            ("CLICOLOR_FORCE, FORCE_COLOR", "not empty and not 0: colour in files and pipes too"),
            ("TERM", "dumb: a terminal without colour"),
            ("ROOST_PAGER, PAGER", "what shows long output on a terminal (default: less -FIRX; empty or cat: none)"),
            ("COLUMNS", "the width of a terminal that does not know its own"),
        ])
    }

    private static let time = HelpTopic("time", summary: "How times and lengths of time are written") { page in
        page.heading("DURATION")
        page.list(DurationText.units.map { ("10\($0.suffix)", "10 \($0.name)") })
        page.paragraph("Units may follow one another from large to small: 1h30m, 2d12h.")
        page.heading("TIME")
        page.list([
            ("10m", "10 minutes ago, or any other DURATION"),
            ("now, today, yesterday", "this moment, the beginning of a day"),
            ("2026-11-20", "the beginning of that day"),
            ("2026-11-20 12:00", "that day at noon; seconds may follow, and 12:00 alone is today"),
            ("2026-11-20T12:00:30Z", "RFC 3339: exact, with Z or an offset"),
            ("@1795176030", "seconds since 1970 in UTC, perhaps with a fraction"),
        ])
        page.paragraph("Days and times of day are local, unless the command is told --utc.")
    }

    private static let sizes = HelpTopic("sizes", summary: "How numbers of bytes are written") { page in
        page.heading("BYTES")
        page.list([
            ("10KiB, 10MiB, 10GiB, 10TiB", "in powers of 1024"), ("10kB, 10MB, 10GB, 10TB", "in powers of 1000"),
            ("512B", "to the byte"),
        ])
    }
}
