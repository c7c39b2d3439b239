using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Environments;
using LabPlatform.Web.Components.Cluster;

namespace LabPlatform.ComponentTests.Cluster;

public sealed class ClusterNoticeTests : LabComponentTest
{
    [Fact]
    public void Notice_WithTheClusterThere_IsUnseen()
    {
        var cut = Render<ClusterNotice>();

        cut.Seen().ShouldBe("");
        cut.Find("cluster-notice").GetAttribute("data-available").ShouldBe("true");
    }

    [Fact]
    public void Notice_WhileTheClusterIsBuilt_SaysHowFarItIs()
    {
        Cluster.Set(new ClusterStatus(Available: false, "Images are being built.", Progress: 0.6));

        var cut = Render<ClusterNotice>();

        cut.Find("[role=status]").SeenIn().ShouldBe("Labs can be read now and started in a moment. Images are being built.");
        var progress = cut.Visible("progress").ShouldHaveSingleItem();
        progress.NameOf().ShouldBe("Progress of the cluster");
        progress.GetAttribute("value").ShouldBe("0.6");
    }

    [Fact]
    public void Notice_OfAClusterThatIsAway_ClaimsNoProgress()
    {
        Cluster.Set(new ClusterStatus(Available: false, "The cluster does not answer.", Progress: null));

        var cut = Render<ClusterNotice>();

        cut.Seen().ShouldContain("The cluster does not answer.");
        cut.Visible("progress").ShouldBeEmpty();
    }

    [Fact]
    public void Script_IsTold_WhereToAskAgain()
    {
        Cluster.Set(new ClusterStatus(Available: false, "", Progress: null));

        var notice = Render<ClusterNotice>().Find("cluster-notice");

        notice.GetAttribute("data-url").ShouldBe("/cluster-status");
        notice.GetAttribute("data-available").ShouldBe("false");
    }
}
