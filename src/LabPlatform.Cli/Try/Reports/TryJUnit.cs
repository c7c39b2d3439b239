using System.Globalization;
using System.Text;
using System.Xml;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>The report in the form CI servers read: a suite per scenario, a case per step.</summary>
internal static class TryJUnit
{
    public static void Write(TryReport report, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "lab try");
        xml.WriteAttributeString("time", Seconds(report.Duration));
        foreach (var scenario in report.Scenarios)
        {
            WriteSuite(xml, scenario);
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, ScenarioTrial scenario)
    {
        // What is no step's matter is a case of its own, so that a suite that failed never looks empty.
        var isOwn = scenario.Reason.Length > 0 || scenario.Steps.IsEmpty;
        var ownFails = isOwn && scenario.Verdict is Verdict.Failed;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Legal(scenario.Path));
        xml.WriteAttributeString("tests", Number(scenario.Steps.Length + (isOwn ? 1 : 0)));
        xml.WriteAttributeString("failures", Number(scenario.Steps.Count(step => step.Verdict is Verdict.Failed) + (ownFails ? 1 : 0)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(scenario.Steps.Count(step => step.Verdict is Verdict.Skipped or Verdict.Unchecked) + (isOwn && scenario.Verdict is Verdict.Skipped ? 1 : 0)));
        xml.WriteAttributeString("time", Seconds(scenario.Duration));
        if (isOwn)
        {
            WriteCase(xml, scenario, "start", scenario.Verdict, scenario.Reason, "", scenario.ReadyAfter ?? TimeSpan.Zero);
        }

        foreach (var step in scenario.Steps)
        {
            var output = string.Concat(step.Solution?.Commands.Select(command => $"> {command.Text}\n{command.Output}\n") ?? []);
            WriteCase(xml, scenario, $"step {Number(step.Number)} {step.Title}", step.Verdict, string.Join(" ", step.Reasons), output, step.Duration);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, ScenarioTrial scenario, string name, Verdict verdict, string reason, string output, TimeSpan time)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Legal(scenario.Path));
        xml.WriteAttributeString("name", Legal(name));
        xml.WriteAttributeString("time", Seconds(time));
        if (verdict is Verdict.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Legal(reason));
            xml.WriteString(Legal(reason));
            xml.WriteEndElement();
        }
        else if (verdict is not Verdict.Passed)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", verdict is Verdict.Unchecked ? "it has no check" : "a learner does not get here");
            xml.WriteEndElement();
        }

        if (output.Length > 0)
        {
            xml.WriteElementString("system-out", Legal(output));
        }

        xml.WriteEndElement();
    }

    /// <summary>Programs print what XML cannot hold.</summary>
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            legal.Append(!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return legal.ToString();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
