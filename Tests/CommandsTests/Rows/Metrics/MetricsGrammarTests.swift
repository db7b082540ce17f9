import Testing

@Suite struct MetricsGrammarTests {
    @Test(arguments: [
        "a 1", "# HELP a x\n# TYPE a gauge\na 1", "# HELP a x\n# TYPE a gauge\na 1\na 1\n",
        "# HELP a x\n# TYPE a gauge\n9a 1\n", "# HELP a x\n# TYPE a gauge\na{b=\"x} 1\n",
        "# HELP a x\n# TYPE a gauge\na{b=\"\\x\"} 1\n", "# HELP a x\n# TYPE a gauge\na one\n",
        "# HELP a x\n# TYPE a gauge\na 1\n# HELP b x\n# TYPE b gauge\nb 1\na{c=\"d\"} 1\n", "# TYPE a much\n",
        "# HELP a x\n# TYPE a gauge\na{b=\"1\",b=\"2\"} 1\n", "# HELP a x\n# TYPE a counter\na -1\n",
    ])
    func whatIsNoScrapeIsRefused(text: String) {
        #expect(throws: MetricsGrammar.Fault.self) { try MetricsGrammar(text) }
    }

    @Test func aScrapeIsRead() throws {
        let scrape = try MetricsGrammar(
            "# HELP a x \\\\ y\n# TYPE a gauge\na{c=\"d\\\"\\n\",b=\"\"} 1.5\na 2\n\n# a remark\n"
        )
        #expect(scrape.values("a") == ["a{b=\"\",c=\"d\"\n\"}": 1.5, "a": 2])
    }
}
